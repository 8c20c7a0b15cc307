package almanac.web;

import jakarta.servlet.http.HttpServletRequest;

/** Tells which requests have bodies that are read piece by piece, never kept in memory, and so may have any length. */
@FunctionalInterface
public interface StreamedBody {

    boolean isIn(HttpServletRequest request);

    /** Tells whether the reader of the request's body minds its {@code Content-Encoding}. */
    default boolean isDecodedByReader(HttpServletRequest request) {
        return false;
    }
}
