package almanac.security;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.web.Failures;
import almanac.web.RequestIds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Logs users in as git programs do: by user name and, as password, an API key. */
final class GitLogin extends OncePerRequestFilter {

    private final Logins logins;
    private final RefusedLogins refused;
    private final Failures failures;
    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

    GitLogin(Logins logins, RefusedLogins refused, Failures failures) {
        this.logins = logins;
        this.refused = refused;
        this.failures = failures;
    }

    /** Makes git ask for a name and a password. */
    static void challenge(HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Almanac\", charset=\"UTF-8\"");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Authentication given = basic.convert(request);
            if (given != null) {
                SecurityContextHolder.getContext()
                        .setAuthentication(logins.byName(
                                given.getName(), String.valueOf(given.getCredentials()), RequestIds.of(request)));
            }
        } catch (DomainException refusal) {
            refused.tookPlace(request, refusal);
            challenge(response);
            failures.write(request, response, refusal);
            return;
        } catch (AuthenticationException _) {
            refused.tookPlace(request, ErrorCode.NOT_LOGGED_IN.with());
            challenge(response);
            failures.write(request, response, HttpStatus.UNAUTHORIZED, "The credential cannot be read");
            return;
        } catch (RuntimeException fault) {
            failures.write(request, response, fault);
            return;
        }
        chain.doFilter(request, response);
    }
}
