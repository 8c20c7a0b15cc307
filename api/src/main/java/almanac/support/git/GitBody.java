package almanac.support.git;

import almanac.shared.ErrorCode;
import almanac.storage.git.RoomPromise;
import almanac.support.web.BytesStream;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What a git program sends, inflated and read to its end before anybody works on it: so it is as large as it may be at
 * most, and who sends slowly keeps nobody waiting. It lies in a file without a name, of which nothing is left in whatever
 * way the server ends.
 */
final class GitBody implements AutoCloseable {

    private static final String ENCODING = "Content-Encoding";
    private static final String LENGTH = "Content-Length";
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final int PART = 1 << 16;

    /** So much room is asked for at a time. */
    private static final int STEP = 1 << 20;

    private final FileChannel file;

    private GitBody(FileChannel file) {
        this.file = file;
    }

    /**
     * @param folder where there is room for it
     * @param most bytes when inflated; more are refused
     * @param room as it is there while they come; they are written once more when they are taken in
     */
    static GitBody of(HttpServletRequest request, Path folder, long most, RoomPromise room) throws IOException {
        Path place = Files.createTempFile(folder, "received-", null);
        FileChannel file;
        try {
            file = FileChannel.open(place, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(place);
        }
        try {
            copy(inflated(request), Channels.newOutputStream(file), most, room);
            file.position(0);
            return new GitBody(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static InputStream inflated(HttpServletRequest request) throws IOException {
        String encoding = request.getHeader(ENCODING);
        InputStream sent = request.getInputStream();
        if (encoding == null) {
            return sent;
        }
        if (!GZIP.contains(encoding)) {
            throw ErrorCode.INVALID_VALUE.with(ENCODING, "must be gzip or none");
        }
        try {
            return new GZIPInputStream(sent, PART);
        } catch (ZipException _) {
            throw ErrorCode.INVALID_VALUE.with("body", "is not in gzip's format, as the request says");
        }
    }

    private static void copy(InputStream in, OutputStream out, long most, RoomPromise room) throws IOException {
        byte[] part = new byte[PART];
        long copied = 0;
        long promised = 0;
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            copied += read;
            if (copied > most) {
                throw ErrorCode.INVALID_VALUE.with("body", "is larger than %d bytes".formatted(most));
            }
            if (copied > promised) {
                room.more(STEP, STEP);
                promised += STEP;
            }
            out.write(part, 0, read);
        }
    }

    /** The request as if this had been sent. */
    HttpServletRequest in(HttpServletRequest request) {
        return new Received(request, new BytesStream(new BufferedInputStream(Channels.newInputStream(file), PART)));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static final class Received extends HttpServletRequestWrapper {

        private final ServletInputStream bytes;

        Received(HttpServletRequest request, ServletInputStream bytes) {
            super(request);
            this.bytes = bytes;
        }

        @Override
        public ServletInputStream getInputStream() {
            return bytes;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(ENCODING) || name.equalsIgnoreCase(LENGTH) ? null : super.getHeader(name);
        }
    }
}
