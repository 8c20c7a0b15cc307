package almanac.storage.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What lies in a folder, in the order of the paths: a line each in a file, for there may be more than memory has room
 * for.
 */
public record FileList(Path place) {

    private static final long BLOCK = 1 << 12;
    private static final int PARTS = 5;

    /** At the beginning of a line that says when, too; servers before this one wrote lines without. */
    private static final String WITH_DATE = "+";

    private static final int PARTS_BEFORE = 3;
    private static final long NO_INODE = 0;

    /**
     * A file with its bytes.
     *
     * @param writtenAt when its bytes were written; once it is laid out, exactly as its disk says it
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

        /** No path has the end of a line in it. */
        @Override
        public String toString() {
            return WITH_DATE + "%s %d %s %d %s".formatted(blob.content(), blob.size(), writtenAt, inode, path);
        }
    }

    /**
     * How much it is.
     *
     * @param room that the files take on a disk, in bytes
     * @param characters of all paths together
     */
    public record Amount(long files, long room, long characters) {

        static final Amount NOTHING = new Amount(0, 0, 0);

        /** A file takes whole blocks, and something for its name. */
        Amount with(Line line) {
            long blocks = line.blob().size() / BLOCK + 2;
            return new Amount(
                    files + 1,
                    room + blocks * BLOCK,
                    characters + line.path().value().length());
        }
    }

    /** Writes down those that come, no more than so many: then it is too much, as the amount says by being more. */
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

    /** Writes the lines down once more, each as it has become. */
    void rewrite(UnaryOperator<Line> change) {
        FileList draft = new FileList(place.resolveSibling(place.getFileName() + ".draft"));
        try (Stream<Line> lines = read()) {
            draft.write(lines.map(change).iterator(), Long.MAX_VALUE);
        }
        try {
            Files.move(draft.place(), place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Space.refusal(e);
        }
    }

    @SuppressWarnings("StreamResourceLeak") // who reads it closes it
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
