package almanac.web;

import almanac.shared.ErrorCode;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Inflates the body of a request while it is read, for readers that know of no {@code Content-Encoding}. The reader has
 * to count how much comes out of it: nothing is inflated before it is read.
 */
final class GzippedBody extends HttpServletRequestWrapper {

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final int PART = 1 << 13;

    private @Nullable ServletInputStream inflated;

    GzippedBody(HttpServletRequest request) {
        super(request);
    }

    static boolean reads(String coding) {
        return GZIP.contains(coding);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (inflated == null) {
            inflated = new Inflated(super.getInputStream());
        }
        return inflated;
    }

    @Override
    public int getContentLength() {
        return -1;
    }

    @Override
    public long getContentLengthLong() {
        return -1;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isOfTheCoded(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isOfTheCoded(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames());
        names.removeIf(GzippedBody::isOfTheCoded);
        return Collections.enumeration(names);
    }

    private static boolean isOfTheCoded(String name) {
        return HttpHeaders.CONTENT_ENCODING.equalsIgnoreCase(name) || HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name);
    }

    /** Inflates from the first byte that is wanted on, so that a body is not read before its sender is known. */
    private static final class Inflated extends ServletInputStream {

        private final ServletInputStream sent;
        private @Nullable InputStream bytes;
        private boolean finished;

        Inflated(ServletInputStream sent) {
            this.sent = sent;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (finished) {
                return -1;
            }
            try {
                if (bytes == null) {
                    bytes = new GZIPInputStream(sent, PART);
                }
                int read = bytes.read(into, offset, length);
                if (read < 0) {
                    finished = true;
                    close();
                }
                return read;
            } catch (ZipException _) {
                throw ErrorCode.INVALID_VALUE.with("body", "is not in gzip's format, as Content-Encoding says");
            } catch (EOFException _) {
                throw ErrorCode.CUT_OFF.with();
            }
        }

        /** Releases memory that is not the heap's. */
        @Override
        public void close() throws IOException {
            if (bytes != null) {
                bytes.close();
            }
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("bodies are read where they are answered");
        }
    }
}
