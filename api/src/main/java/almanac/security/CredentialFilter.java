package almanac.security;

import almanac.modelapi.http.ModelTokens;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.web.ErrorForms;
import almanac.web.Failures;
import almanac.web.RequestIds;
import almanac.web.RequestPath;
import almanac.web.TrackingApi;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Logs the sender of each request in. A given credential must be good; other code refuses requests without one. */
@Component
class CredentialFilter extends OncePerRequestFilter {

    private static final String MODELS = "/models/";

    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();
    private final Logins logins;
    private final RefusedLogins refused;
    private final Failures failures;

    CredentialFilter(Logins logins, RefusedLogins refused, Failures failures) {
        this.logins = logins;
        this.refused = refused;
        this.failures = failures;
    }

    /** Leaves out calls of models: their tokens are no credentials of users. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return RequestPath.of(request).startsWith(MODELS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Authentication login = login(request);
            if (login != null) {
                SecurityContextHolder.getContext().setAuthentication(login);
            }
        } catch (DomainException refusal) {
            refused.tookPlace(request, refusal);
            failures.write(request, response, refusal);
            return;
        } catch (AuthenticationException _) { // a text that is no name and password
            refused.tookPlace(request, ErrorCode.NOT_LOGGED_IN.with());
            failures.write(request, response, HttpStatus.UNAUTHORIZED, "The credential cannot be read");
            return;
        } catch (RuntimeException fault) {
            failures.write(request, response, fault);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Logs in by the request's credential; MLflow's clients may send a user name with an API key. */
    private @Nullable Authentication login(HttpServletRequest request) {
        String path = RequestPath.of(request);
        if (path.startsWith(ModelTokenLogin.PATH)) {
            Authentication byToken = logins.byModelToken(ModelTokens.digest(request), RequestIds.of(request));
            if (byToken != null) {
                return byToken;
            }
        }
        boolean mayHaveName = path.startsWith(ErrorForms.GATEWAY + "/")
                || TrackingApi.PATHS.matcher(path).lookingAt();
        Authentication given = mayHaveName ? basic.convert(request) : null;
        return given == null
                ? logins.login(Credential.of(request), RequestIds.of(request))
                : logins.byName(given.getName(), String.valueOf(given.getCredentials()), RequestIds.of(request));
    }
}
