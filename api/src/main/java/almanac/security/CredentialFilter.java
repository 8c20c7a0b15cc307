package almanac.security;

import almanac.shared.DomainException;
import almanac.web.Failures;
import almanac.web.RequestIds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Logs the sender of each request in. A given credential must be good; other code refuses requests without one. */
@Component
class CredentialFilter extends OncePerRequestFilter {

    private final Logins logins;
    private final RefusedLogins refused;
    private final Failures failures;

    CredentialFilter(Logins logins, RefusedLogins refused, Failures failures) {
        this.logins = logins;
        this.refused = refused;
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Authentication login = logins.login(Credential.of(request), RequestIds.of(request));
            if (login != null) {
                SecurityContextHolder.getContext().setAuthentication(login);
            }
        } catch (DomainException refusal) {
            refused.tookPlace(request, refusal);
            failures.write(request, response, refusal);
            return;
        } catch (RuntimeException fault) {
            failures.write(request, response, fault);
            return;
        }
        chain.doFilter(request, response);
    }
}
