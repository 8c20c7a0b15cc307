package almanac.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a text that may have been cut off anywhere, compressed or not: a last one without its end is none.
 */
final class WholeLines implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_MEGABYTES = 16;
    private static final int LONGEST = LONGEST_MEGABYTES << 20;

    private final InputStream text;
    private boolean cutOff;

    WholeLines(InputStream text) {
        this.text = new BufferedInputStream(text, BUFFER);
    }

    /** Opens a file, which is known to be compressed by how it begins. */
    static WholeLines of(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        bytes.mark(2);
        boolean compressed = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return new WholeLines(compressed ? new GZIPInputStream(bytes, BUFFER) : bytes);
    }

    /** Returns the next line; null after the last. */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = read();
        while (next >= 0 && next != '\n') {
            if (line.size() == LONGEST) {
                throw new CommandFailed("There is a line in it of more than %d MB.".formatted(LONGEST_MEGABYTES));
            }
            line.write(next);
            next = read();
        }
        if (next >= 0) {
            return decoded(line.toByteArray());
        }
        cutOff = cutOff || line.size() > 0;
        return null;
    }

    /** Tells whether the text ended in the middle of a line or of its compression. */
    boolean isCutOff() {
        return cutOff;
    }

    private int read() throws IOException {
        try {
            return text.read();
        } catch (EOFException | ZipException _) {
            cutOff = true;
            return -1;
        }
    }

    private static String decoded(byte[] line) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException _) {
            throw new CommandFailed("There are bytes in it that are no UTF-8.");
        }
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
