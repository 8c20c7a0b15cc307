package almanac.storage.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * What lies in a folder, in the order of the paths: a line each in a file, for there may be more than memory has room
 * for.
 */
public record FileList(Path place) {

    private static final long BLOCK = 1 << 12;
    private static final int PARTS = 3;

    /** A file with its bytes. */
    public record Line(FilePath path, Blob blob) {

        private static Line of(String text) {
            String[] parts = text.split(" ", PARTS);
            return new Line(new FilePath(parts[2]), new Blob(new Sha256(parts[0]), Long.parseLong(parts[1])));
        }

        /** No path has the end of a line in it. */
        @Override
        public String toString() {
            return "%s %d %s".formatted(blob.content(), blob.size(), path);
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
