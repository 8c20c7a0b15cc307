package almanac.storage.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.FilePath;
import almanac.shared.Sha256;
import almanac.storage.files.AtomicFiles.Forced;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A list of the files of a folder, in the order of the paths: a line each in a file, for the list may be larger than
 * the memory.
 */
public record FileList(Path place) {

    private static final long BLOCK = 1 << 12;
    private static final int PARTS = 5;

    /** Start of a line with a date; servers before this one wrote lines without. */
    private static final String WITH_DATE = "+";

    private static final int PARTS_BEFORE = 3;
    private static final long NO_INODE = 0;

    /**
     * A file with its bytes.
     *
     * @param writtenAt time at which its bytes were written; once it is laid out, exactly as its disk says it
     * @param inode of the copy that was laid out; 0 when none was
     */
    public record Line(FilePath path, Blob blob, Instant writtenAt, long inode) {

        public Line(FilePath path, Blob blob, Instant writtenAt) {
            this(path, blob, writtenAt, NO_INODE);
        }

        private static Line of(String text) {
            if (!text.startsWith(WITH_DATE)) {
                String[] parts = text.split(" ", PARTS_BEFORE);
                return new Line(new FilePath(parts[2]), blob(parts), Instant.EPOCH);
            }
            String[] parts = text.substring(WITH_DATE.length()).split(" ", PARTS);
            return new Line(new FilePath(parts[4]), blob(parts), Instant.parse(parts[2]), Long.parseLong(parts[3]));
        }

        private static Blob blob(String[] parts) {
            return new Blob(new Sha256(parts[0]), Long.parseLong(parts[1]));
        }

        /** Returns the line; a path has no line end in it. */
        @Override
        public String toString() {
            return WITH_DATE + "%s %d %s %d %s".formatted(blob.content(), blob.size(), writtenAt, inode, path);
        }
    }

    /**
     * Amount of the files.
     *
     * @param room that the files take on a disk, in bytes
     * @param characters of all paths together
     */
    public record Amount(long files, long room, long characters) {

        static final Amount NOTHING = new Amount(0, 0, 0);

        /** Adds a file, which takes whole blocks, and something for its name. */
        Amount with(Line line) {
            long blocks = line.blob().size() / BLOCK + 2;
            return new Amount(
                    files + 1,
                    room + blocks * BLOCK,
                    characters + line.path().value().length());
        }
    }

    /**
     * Writes the files to the list, and stops after the first beyond the limit: the returned amount is then above it.
     */
    public Amount write(Iterator<Line> files, long most) {
        Amount amount = Amount.NOTHING;
        try (BufferedWriter lines = Files.newBufferedWriter(place, UTF_8)) {
            while (files.hasNext() && amount.files() <= most) {
                Line line = files.next();
                lines.write(line + "\n");
                amount = amount.with(line);
            }
            return amount;
        } catch (IOException e) {
            throw Space.refusal(e);
        }
    }

    /** Writes the list anew, with each line changed. */
    void rewrite(UnaryOperator<Line> change) {
        try (Stream<Line> lines = read()) {
            AtomicFiles.write(
                    place,
                    Forced.NOTHING,
                    draft -> new FileList(draft).write(lines.map(change).iterator(), Long.MAX_VALUE));
        } catch (IOException e) {
            throw Space.refusal(e);
        }
    }

    @SuppressWarnings("StreamResourceLeak") // its caller closes it
    public Stream<Line> read() {
        try {
            return Files.lines(place, UTF_8).map(Line::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Amount amount() {
        try (Stream<Line> lines = read()) {
            Amount amount = Amount.NOTHING;
            for (Iterator<Line> line = lines.iterator(); line.hasNext(); ) {
                amount = amount.with(line.next());
            }
            return amount;
        }
    }
}
