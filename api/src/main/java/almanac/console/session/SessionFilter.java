package almanac.console.session;

import almanac.console.ConsoleAssets;
import almanac.security.ConsoleLogins;
import almanac.web.Failures;
import almanac.web.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Logs the sender of a request in by the session that its cookie names; without one the request goes on as it is. */
final class SessionFilter extends OncePerRequestFilter {

    private final ConsoleLogins logins;
    private final Failures failures;

    SessionFilter(ConsoleLogins logins, Failures failures) {
        this.logins = logins;
        this.failures = failures;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return RequestPath.of(request).startsWith(ConsoleAssets.PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Authentication login = logins.login(request);
            if (login != null) {
                SecurityContextHolder.getContext().setAuthentication(login);
            }
        } catch (RuntimeException fault) {
            failures.write(request, response, fault);
            return;
        }
        chain.doFilter(request, response);
    }
}
