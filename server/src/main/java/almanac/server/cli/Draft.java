package almanac.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.log.FileLines;
import almanac.storage.files.AtomicFiles;
import almanac.storage.files.AtomicFiles.Forced;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file beside its place and puts it there when it is whole, so that no reader takes a half one for a whole
 * one. The file is compressed when its name says so, and for its owner's eyes only.
 */
final class Draft implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path part;
    private final BufferedWriter out;
    private long lines;
    private @Nullable String first;
    private @Nullable String last;

    private Draft(Path file, Path part) throws IOException {
        this.file = file;
        this.part = part;
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OutputStream bytes = Files.newOutputStream(part);
        boolean compressed = file.getFileName().toString().endsWith(".gz");
        this.out = new BufferedWriter(
                new OutputStreamWriter(compressed ? new GZIPOutputStream(bytes, BUFFER, true) : bytes, UTF_8), BUFFER);
    }

    static Draft begun(Path file) throws IOException {
        requireFree(file);
        return new Draft(file, beside(file, ".part"));
    }

    /** Begins with the whole lines of a draft that was given up, which is kept until they are written again. */
    static Draft continued(Path file) throws IOException {
        requireFree(file);
        Path part = beside(file, ".part");
        if (!Files.exists(part)) {
            return begun(file);
        }
        Path copy = beside(file, ".part.copy");
        Draft draft = new Draft(file, copy);
        try (WholeLines lines = WholeLines.of(part)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (draft.lines == 0 || !FileLines.isFrame(line)) { // an end that was written already comes again
                    draft.write(line);
                }
            }
        }
        draft.out.flush();
        AtomicFiles.put(copy, part, Forced.NOTHING);
        return new Draft(draft, part);
    }

    /** Takes over a draft under another name. */
    private Draft(Draft moved, Path part) {
        this.file = moved.file;
        this.part = part;
        this.out = moved.out;
        this.lines = moved.lines;
        this.first = moved.first;
        this.last = moved.last;
    }

    private static void requireFree(Path file) {
        if (Files.exists(file)) {
            throw new CommandFailed("%s exists already; choose another name or delete it.".formatted(file));
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    void write(String line) throws IOException {
        out.write(line);
        out.write('\n');
        lines++;
        first = first == null ? line : first;
        last = line;
    }

    long lines() {
        return lines;
    }

    /** Returns the first line; null when nothing was written yet. */
    @Nullable
    String first() {
        return first;
    }

    /** Returns the last line; null when nothing was written yet. */
    @Nullable
    String last() {
        return last;
    }

    /** Puts the whole file in its place: from now on it is there, whatever happens to the machine. */
    void finish() throws IOException {
        out.close();
        AtomicFiles.put(part, file, Forced.CONTENT_AND_PLACE);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
