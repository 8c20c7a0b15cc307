package almanac.git.http;

import almanac.web.Parts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourceRegion;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;

/** Part of a file that a client gets: all of it, or the one part asked for. A client that asks for several gets all. */
record FilePart(long from, long length, long size, boolean isAsked) {

    private static final int BUFFER = 1 << 16;

    static FilePart of(long size, String tag, HttpServletRequest request, HttpServletResponse response) {
        FilePart all = new FilePart(0, size, size, false);
        String range = request.getHeader(HttpHeaders.RANGE);
        String ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        if (range == null
                || !request.getMethod().equals(HttpMethod.GET.name())
                || (ifRange != null && !ifRange.equals(tag))) {
            return all;
        }
        Resource whole = new Sized(size);
        Parts.require(request, response, whole);
        List<HttpRange> parts = HttpRange.parseRanges(range);
        if (parts.size() != 1) {
            return all;
        }
        ResourceRegion part = parts.getFirst().toResourceRegion(whole);
        return new FilePart(part.getPosition(), part.getCount(), size, true);
    }

    void describe(HttpServletResponse response) {
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setContentLengthLong(length);
        if (isAsked) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(from, from + length - 1, size));
        }
    }

    void write(InputStream file, OutputStream out) throws IOException {
        file.skipNBytes(from);
        byte[] buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
            int read = file.read(buffer, 0, (int) Math.min(left, BUFFER));
            if (read < 0) {
                throw new IOException("the file is shorter than it was");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** Resource with the size of the file, which parts are counted from. */
    private static final class Sized extends AbstractResource {

        private final long size;

        Sized(long size) {
            this.size = size;
        }

        @Override
        public long contentLength() {
            return size;
        }

        @Override
        public String getDescription() {
            return "a file of a commit";
        }

        @Override
        public InputStream getInputStream() {
            throw new IllegalStateException("nobody reads this");
        }
    }
}
