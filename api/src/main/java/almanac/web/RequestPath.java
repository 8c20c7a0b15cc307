package almanac.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Reads the path of a request within the server, as it was sent. The part before it,
 * {@code server.servlet.context-path} or the prefix of a proxy, is no part of any operation's path.
 */
public final class RequestPath {

    private RequestPath() {}

    /** Returns an empty path for a request whose first line could not be read. */
    public static String of(HttpServletRequest request) {
        String uri = request.getRequestURI();
        return uri == null ? "" : uri.substring(request.getContextPath().length());
    }
}
