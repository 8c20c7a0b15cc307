package almanac.server.cli;

import almanac.log.EventLine;
import almanac.log.FileHead;
import almanac.store.LoggedEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file with all events of an installation. */
record EventFile(Path path) {

    private static final int BATCH = 500;
    private static final long LAST_POSITION = 999_999_999_999_999_999L;

    /** Contents of a whole file. */
    record Contents(long events, long position) {}

    /** Reads the file from the first line to the last and refuses it unless it is whole and in order. */
    Contents check() {
        return forEachBatch(batch -> {});
    }

    Contents forEachBatch(Consumer<List<LoggedEvent>> taker) {
        try (ImportFile file = ImportFile.open(path, FileHead.EVENTS)) {
            if (!Objects.equals(file.head().query(), "")) {
                throw file.wrong("it holds some of the events only, and an import needs all");
            }
            List<LoggedEvent> batch = new ArrayList<>(BATCH);
            long position = 0;
            for (LoggedEvent event = file.next(EventLine::read); event != null; event = file.next(EventLine::read)) {
                if (event.position() <= position) {
                    throw file.wrong("it comes after one with the same or a later position");
                }
                position = event.position();
                batch.add(event);
                if (batch.size() == BATCH) {
                    taker.accept(List.copyOf(batch));
                    batch.clear();
                }
            }
            taker.accept(List.copyOf(batch));
            return contents(file, position);
        }
    }

    private static Contents contents(ImportFile file, long last) {
        @Nullable Long position = file.end().position();
        if (position == null || position < last || position > LAST_POSITION) {
            throw file.wrong("it should name the last position");
        }
        return new Contents(file.end().lines(), position);
    }
}
