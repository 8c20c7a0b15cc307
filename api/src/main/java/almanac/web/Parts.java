package almanac.web;

import almanac.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/** Checks the parts that the header {@code Range} asks for. Spring gives them, and those that do not exist as well. */
public final class Parts {

    private Parts() {}

    /** Refuses parts that do not exist, or that are more than the whole. */
    public static void require(HttpServletRequest request, HttpServletResponse response, Resource whole) {
        String range = request.getHeader(HttpHeaders.RANGE);
        if (range != null && !isSatisfiable(range, whole)) {
            long length = length(whole);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
            throw ErrorCode.NO_SUCH_PART.with(length);
        }
    }

    private static boolean isSatisfiable(String range, Resource whole) {
        try {
            HttpRange.toResourceRegions(HttpRange.parseRanges(range), whole);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static long length(Resource whole) {
        try {
            return whole.contentLength();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
