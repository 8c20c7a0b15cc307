package almanac.git.http;

import almanac.shared.ErrorCode;
import almanac.storage.git.DiskReservation;
import almanac.web.BytesStream;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Body of a git request, inflated and read to its end before any work on it begins. So its size is bounded, and a slow
 * sender keeps no other client waiting. It lies in a file without a name, of which nothing is left in whatever way the
 * server ends.
 */
final class GitBody implements AutoCloseable {

    private static final String ENCODING = "Content-Encoding";
    private static final String LENGTH = "Content-Length";
    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final int PART = 1 << 16;

    /**
     * Largest growth when inflated. A git program compresses no push, whose pack is compressed, and a question to a
     * third: a body that grows more comes from no git program.
     */
    private static final int MOST_GROWTH = 20;

    private static final int ALWAYS_ENOUGH = 8 << 20;

    /** Bytes of room that are reserved at a time. */
    private static final int STEP = 1 << 20;

    private final FileChannel file;

    private GitBody(FileChannel file) {
        this.file = file;
    }

    /**
     * Receives the body of a request.
     *
     * @param folder on the disk with room for it
     * @param most bytes when inflated; more are refused
     * @param room for the bytes while they come; they are written once more when they are taken in
     */
    static GitBody of(HttpServletRequest request, Path folder, long most, DiskReservation room) throws IOException {
        Path place = Files.createTempFile(folder, "received-", null);
        FileChannel file;
        try {
            file = FileChannel.open(place, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(place);
        }
        try {
            Counted sent = new Counted(request.getInputStream());
            LongSupplier limit = () ->
                    isCompressed(request) ? Math.min(most, Math.max(ALWAYS_ENOUGH, MOST_GROWTH * sent.count)) : most;
            copy(inflated(request, sent), Channels.newOutputStream(file), limit, room);
            file.position(0);
            return new GitBody(file);
        } catch (ZipException | EOFException _) {
            file.close();
            throw ErrorCode.INVALID_VALUE.with("body", "cannot be inflated to its end");
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static boolean isCompressed(HttpServletRequest request) {
        return request.getHeader(ENCODING) != null;
    }

    private static InputStream inflated(HttpServletRequest request, InputStream sent) throws IOException {
        if (!isCompressed(request)) {
            return sent;
        }
        String encoding = request.getHeader(ENCODING);
        if (!GZIP.contains(encoding)) {
            throw ErrorCode.INVALID_VALUE.with(ENCODING, "must be gzip or none");
        }
        try {
            return new GZIPInputStream(sent, PART);
        } catch (ZipException _) {
            throw ErrorCode.INVALID_VALUE.with("body", "is not in gzip's format, as the request says");
        }
    }

    private static void copy(InputStream in, OutputStream out, LongSupplier most, DiskReservation room)
            throws IOException {
        byte[] part = new byte[PART];
        long copied = 0;
        long promised = 0;
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            copied += read;
            if (copied > most.getAsLong()) {
                throw ErrorCode.BODY_TOO_LARGE.with(most.getAsLong());
            }
            if (copied > promised) {
                room.more(STEP, STEP);
                promised += STEP;
            }
            out.write(part, 0, read);
        }
    }

    /** Returns the number of bytes, inflated. */
    long size() throws IOException {
        return file.size();
    }

    /** Refuses a body with a frame that no git program sends. */
    GitBody framed(boolean packFollows) throws IOException {
        PacketLines.require(new BufferedInputStream(Channels.newInputStream(file), PART), packFollows);
        file.position(0);
        return this;
    }

    /** Returns the request with this body in the place of its own. */
    HttpServletRequest in(HttpServletRequest request) {
        return new Received(request, new BytesStream(new BufferedInputStream(Channels.newInputStream(file), PART)));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Counts the bytes that come, still compressed. */
    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count += Math.max(read, 0);
            return read;
        }
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
