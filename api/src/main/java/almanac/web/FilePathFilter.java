package almanac.web;

import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Matcher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Replaces the path of a file within a request's path by one plain segment, the same for all, before other code looks
 * at it: no other path may have such things in it, and the code that looks at paths refuses them. {@link RawPath} knows
 * what was sent. A path that leads to another servlet than it says is refused.
 */
@Component
@ForRole(Role.API)
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class FilePathFilter extends OncePerRequestFilter {

    private static final String AS_SENT = FilePathFilter.class.getName();
    private static final String SEGMENT = "file";

    private final Failures failures;

    FilePathFilter(Failures failures) {
        this.failures = failures;
    }

    static String pathAsSent(HttpServletRequest request) {
        return Objects.requireNonNullElseGet((String) request.getAttribute(AS_SENT), () -> RequestPath.of(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = RequestPath.of(request);
        Matcher file = RawPath.WITHIN.matcher(path);
        if (leadsElsewhere(request, path)) {
            failures.write(request, response, ErrorCode.INVALID_VALUE.with("path", "leads elsewhere than it says"));
        } else if (file.matches()) {
            request.setAttribute(AS_SENT, path);
            chain.doFilter(new Plain(request, file.group("front") + SEGMENT + file.group("back")), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Tells whether the path leads to another servlet: the server finds it by the path without dots and escapes. */
    private static boolean leadsElsewhere(HttpServletRequest request, String path) {
        return request.getHttpServletMapping().getMappingMatch() != MappingMatch.DEFAULT
                && !path.startsWith(request.getServletPath());
    }

    private static final class Plain extends HttpServletRequestWrapper {

        private final String path;

        Plain(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return getContextPath() + path;
        }

        @Override
        public String getServletPath() {
            return path;
        }
    }
}
