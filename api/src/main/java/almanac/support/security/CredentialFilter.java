package almanac.support.security;

import almanac.shared.Actor;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.UserId;
import almanac.support.web.Dispatch;
import almanac.support.web.Failures;
import almanac.support.web.Outage;
import almanac.support.web.RequestIds;
import almanac.user.event.AccessKeyKind;
import almanac.user.query.FindKeyHolder;
import almanac.user.query.KeyHolder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who sends a request (behaviour.md, 1.1): by a bearer token, which is a personal token or one of an OpenID
 * provider, or else by an API key. A credential that is there must be good; none at all is for others to refuse.
 */
@Component
class CredentialFilter extends OncePerRequestFilter {

    private static final String API_KEY = "X-Domino-Api-Key";
    private static final String BEARER = "Bearer ";

    private final Dispatch dispatch;
    private final Optional<OpenIdLogin> openId;
    private final Failures failures;

    CredentialFilter(Dispatch dispatch, Optional<OpenIdLogin> openId, Failures failures) {
        this.dispatch = dispatch;
        this.openId = openId;
        this.failures = failures;
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
            failures.write(request, response, refusal);
            return;
        } catch (RuntimeException fault) {
            if (!Outage.isBehind(fault)) {
                throw fault;
            }
            failures.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, Outage.SENTENCE);
            return;
        }
        chain.doFilter(request, response);
    }

    private @Nullable Authentication login(HttpServletRequest request) {
        String requestId = RequestIds.of(request);
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return byBearer(authorization.substring(BEARER.length()).strip(), requestId);
        }
        String key = request.getHeader(API_KEY);
        return key == null ? null : byKey(key, requestId);
    }

    private Authentication byKey(String key, String requestId) {
        KeyHolder holder = holder(key, requestId);
        if (holder.user() == null || holder.kind() != AccessKeyKind.API_KEY) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        }
        return login(holder.user(), String.valueOf(holder.key()));
    }

    private Authentication byBearer(String token, String requestId) {
        KeyHolder holder = holder(token, requestId);
        if (holder.user() == null) {
            OpenIdLogin provider = openId.orElseThrow(ErrorCode.NOT_LOGGED_IN::with);
            return login(provider.user(token, requestId), Actor.OPEN_ID);
        }
        if (holder.kind() != AccessKeyKind.PERSONAL_TOKEN) {
            throw ErrorCode.NO_CURRENT_USER.with();
        }
        return login(holder.user(), String.valueOf(holder.key()));
    }

    private static Authentication login(UserId user, String credential) {
        return UsernamePasswordAuthenticationToken.authenticated(user, credential, List.of());
    }

    private KeyHolder holder(String secret, String requestId) {
        return dispatch.askAsSystem(new FindKeyHolder(AccessSecrets.digest(secret)), KeyHolder.class, requestId);
    }
}
