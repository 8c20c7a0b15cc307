package almanac.support.git;

import almanac.support.ForRole;
import almanac.support.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Paths of files within paths of requests, with their slashes encoded or plain, and one in front (behaviour.md, 1.6). No
 * other path may have such things in it, and what looks at paths refuses them. So a file's path is packed into one plain
 * segment before anything looks, in the one operation that has such a path, and unpacked where it is used.
 */
@Component
@ForRole(Role.API)
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
public class FilePaths extends OncePerRequestFilter {

    private static final Pattern FILE = Pattern.compile(
            "(?<front>/api/projects/(?:beta|v1)/projects/[^/%;]+/files/[^/%;]+/)(?<path>.*)(?<back>/content)");

    /** The path that is meant by what the request's path has in its place. */
    public static String unpacked(String segment) {
        return new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher file = FILE.matcher(request.getRequestURI());
        chain.doFilter(file.matches() ? new Packed(request, file) : request, response);
    }

    private static final class Packed extends HttpServletRequestWrapper {

        private final String path;

        Packed(HttpServletRequest request, Matcher file) {
            super(request);
            byte[] meant =
                    UriUtils.decode(file.group("path"), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            this.path = file.group("front")
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(meant)
                    + file.group("back");
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public String getServletPath() {
            return path;
        }
    }
}
