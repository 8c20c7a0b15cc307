package almanac.security;

import almanac.shared.ErrorCode;
import almanac.storage.credential.ConsoleSessions;
import almanac.web.RequestIds;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Logs browsers in: takes a key or personal token once, and knows the browser by a cookie from then on. The cookie is sent
 * to the console's paths alone, and no other path looks at cookies.
 */
@Component
public class ConsoleLogins {

    /** Path of the console, and of its cookies. */
    public static final String PATH = "/console";

    static final String COOKIE = "almanac-session";

    private final Logins logins;
    private final RefusedLogins refused;
    private final ConsoleSessions sessions;
    private final Duration lifetime;

    ConsoleLogins(
            Logins logins,
            RefusedLogins refused,
            ConsoleSessions sessions,
            @Value("${almanac.console.session:12h}") Duration lifetime) {
        this.logins = logins;
        this.refused = refused;
        this.sessions = sessions;
        this.lifetime = lifetime;
    }

    /**
     * Opens a session for the holder of a key or personal token. A wrong one is counted and slowed as any other
     * credential that is refused.
     *
     * @return whether the secret is good; without that nothing has changed
     */
    public boolean open(String secret, HttpServletRequest request, HttpServletResponse response) {
        String digest = AccessSecrets.digest(secret.strip());
        if (logins.byDigest(digest, RequestIds.of(request)) == null) {
            refused.tookPlace(request, ErrorCode.NOT_LOGGED_IN.with());
            return false;
        }
        set(sessions.open(digest, lifetime), lifetime, request, response);
        return true;
    }

    /** Ends the session of a request for every client that has its cookie. */
    public void close(HttpServletRequest request, HttpServletResponse response) {
        String secret = secretOf(request);
        if (secret != null) {
            sessions.close(secret);
        }
        set("", Duration.ZERO, request, response);
    }

    /** Returns the login of the request's session; null without a session, or when its key is no longer good. */
    public @Nullable Authentication login(HttpServletRequest request) {
        String secret = secretOf(request);
        String digest = secret == null ? null : sessions.keyOf(secret).orElse(null);
        return digest == null ? null : logins.byDigest(digest, RequestIds.of(request));
    }

    /** Returns the secret of the session that the request names, whether there is one or not. */
    public static @Nullable String secretOf(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .filter(value -> value.startsWith(ConsoleSessions.PREFIX))
                        .findFirst()
                        .orElse(null);
    }

    private static void set(String value, Duration maxAge, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax") // a link in a mail leads to the page that it names
                .path(request.getContextPath() + PATH)
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
