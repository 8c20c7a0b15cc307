package almanac.web;

import jakarta.servlet.http.HttpServletRequest;

/** Says of requests whose bodies are read piece by piece, and never kept in memory, that those may have any length. */
@FunctionalInterface
public interface StreamedBody {

    boolean isIn(HttpServletRequest request);

    /** Whether the reader of the request's body minds its {@code Content-Encoding}. */
    default boolean isDecodedByReader(HttpServletRequest request) {
        return false;
    }
}
