package almanac.server.cli;

import almanac.log.EventLine;
import almanac.log.FileEnd;
import almanac.log.FileHead;
import almanac.log.FileLines;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a file to import, line by line between its head and its end; any fault in it is said in one line. */
final class ImportFile implements AutoCloseable {

    private final Path file;
    private final WholeLines lines;
    private final FileHead head;
    private long number;
    private @Nullable FileEnd end;

    private ImportFile(Path file, WholeLines lines, String kind) throws IOException {
        this.file = file;
        this.lines = lines;
        this.head = head(kind);
    }

    /**
     * Opens the file, and reads as far as the head.
     *
     * @param kind {@link FileHead#EVENTS} or {@link FileHead#KEYS}
     */
    static ImportFile open(Path file, String kind) {
        try {
            WholeLines lines = WholeLines.of(file);
            try {
                return new ImportFile(file, lines, kind);
            } catch (IOException | RuntimeException e) {
                lines.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CommandFailed("%s cannot be read (%s).".formatted(file, e.getMessage()));
        }
    }

    /** Reads a value from a line. */
    @FunctionalInterface
    interface Reader<T> {
        T read(String line) throws EventLine.Unreadable;
    }

    FileHead head() {
        return head;
    }

    /** Returns the end of the file, after the last line. */
    FileEnd end() {
        if (end == null) {
            throw new IllegalStateException("not read to its end");
        }
        return end;
    }

    /** Returns the value of the next line; null at the end of the file, when it is whole. */
    <T> @Nullable T next(Reader<T> reader) {
        try {
            String line = line();
            if (!FileLines.isFrame(line)) {
                return reader.read(line);
            }
            finish(FileLines.end(line));
            return null;
        } catch (EventLine.Unreadable e) {
            throw wrong(e.getMessage());
        }
    }

    /** Returns the failure that the line read last is not what it should be. */
    CommandFailed wrong(@Nullable String reason) {
        return new CommandFailed("Line %d of %s cannot be imported: %s.".formatted(number, file, reason));
    }

    private FileHead head(String kind) throws IOException {
        try {
            String line = lines.next();
            number++;
            FileHead found = FileLines.head(line == null ? "" : line);
            String complaint = found.complaint(kind);
            if (complaint != null) {
                throw new EventLine.Unreadable(complaint);
            }
            return found;
        } catch (EventLine.Unreadable e) {
            throw wrong(e.getMessage());
        }
    }

    private String line() {
        try {
            String line = lines.next();
            if (line == null) {
                throw new CommandFailed(
                        "%s was cut off after line %d; export it again, or resume the export.".formatted(file, number));
            }
            number++;
            return line;
        } catch (IOException e) {
            throw new CommandFailed("%s cannot be read (%s).".formatted(file, e.getMessage()));
        }
    }

    private void finish(FileEnd found) throws EventLine.Unreadable {
        if (found.lines() != number - 2) {
            throw new EventLine.Unreadable(
                    "%d lines should come before it, not %d".formatted(found.lines(), number - 2));
        }
        end = found;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new CommandFailed("%s cannot be read (%s).".formatted(file, e.getMessage()));
        }
    }
}
