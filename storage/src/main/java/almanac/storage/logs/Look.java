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

/** Lengths of a job's files at one moment, and when each was last written to. */
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

    /** Tells whether the files have the same lengths: then nothing was printed. */
    boolean isAsLongAs(Look other) {
        return Arrays.stream(LogStream.values())
                .allMatch(stream -> of(stream).length() == other.of(stream).length());
    }

    /** Tells whether one of the files was emptied since. */
    boolean isShorterThan(Look before) {
        return Arrays.stream(LogStream.values())
                .anyMatch(stream -> of(stream).length() < before.of(stream).length());
    }

    /** Returns the streams in the order of their last writes, the earliest first. */
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
