package almanac.server.cli;

import almanac.log.FileHead;
import almanac.log.FileLines;
import almanac.person.WrappedKey;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/** A file with the keys of people. */
record KeyFile(Path path) {

    void forEachKey(Consumer<WrappedKey> taker) {
        read(taker);
    }

    /** Refuses the file unless it is whole; returns the mark of the master key under which the keys are wrapped. */
    String check() {
        return read(key -> {});
    }

    private String read(Consumer<WrappedKey> taker) {
        try (ImportFile file = ImportFile.open(path, FileHead.KEYS)) {
            for (WrappedKey key = file.next(FileLines::key); key != null; key = file.next(FileLines::key)) {
                taker.accept(key);
            }
            return Objects.requireNonNullElse(file.head().masterKey(), "");
        }
    }
}
