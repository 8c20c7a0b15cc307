package almanac.storage.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long a job's files are at one moment, and when each was last written to. */
record Look(Map<LogStream, State> states) {

    private static final long NANOS = 1_000_000_000L;

    /** @param writtenAt in nanoseconds since 1970 */
    record State(long length, long writtenAt) {}

    static Look at(LogFiles files) {
        Map<LogStream, State> states = new EnumMap<>(LogStream.class);
        files.byStream().forEach((stream, file) -> states.put(stream, state(file)));
        return new Look(states);
    }

    State of(LogStream stream) {
        return states.getOrDefault(stream, new State(0, 0));
    }

    /** As long as the files are no other nothing was printed. */
    boolean isAsLongAs(Look other) {
        return Arrays.stream(LogStream.values())
                .allMatch(stream -> of(stream).length() == other.of(stream).length());
    }

    /** Whether one of the files was emptied since. */
    boolean isShorterThan(Look before) {
        return Arrays.stream(LogStream.values())
                .anyMatch(stream -> of(stream).length() < before.of(stream).length());
    }

    /** The stream first that was not written to any more after the others were. */
    List<LogStream> inOrder() {
        return Arrays.stream(LogStream.values())
                .sorted(Comparator.comparingLong(stream -> of(stream).writtenAt()))
                .toList();
    }

    boolean isSilentSince(long nano) {
        return states.values().stream().allMatch(state -> state.writtenAt() <= nano);
    }

    private static State state(Path file) {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            Instant written = is.lastModifiedTime().toInstant();
            return new State(is.size(), written.getEpochSecond() * NANOS + written.getNano());
        } catch (NoSuchFileException _) {
            return new State(0, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
