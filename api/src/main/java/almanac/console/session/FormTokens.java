package almanac.console.session;

import almanac.security.ConsoleLogins;
import almanac.shared.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * Knows the token that each form of the console carries. That of a session is made from the session's secret, so that any
 * server knows it and none keeps it; before a login it is the value of a cookie of its own.
 */
final class FormTokens implements CsrfTokenRepository {

    private static final String HEADER = "X-CSRF-TOKEN";
    private static final String FIELD = "_csrf";

    private final CookieCsrfTokenRepository beforeLogin = new CookieCsrfTokenRepository();

    FormTokens() {
        beforeLogin.setCookieName("almanac-form");
        beforeLogin.setParameterName(FIELD);
        beforeLogin.setHeaderName(HEADER);
        beforeLogin.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        CsrfToken ofSession = ofSession(request);
        return ofSession == null ? beforeLogin.generateToken(request) : ofSession;
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (ofSession(request) == null) {
            beforeLogin.saveToken(token, request, response);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        CsrfToken ofSession = ofSession(request);
        return ofSession == null ? beforeLogin.loadToken(request) : ofSession;
    }

    /** Returns the token of the session; it tells nothing of the secret, nor of the digest that is kept of that. */
    private static @Nullable CsrfToken ofSession(HttpServletRequest request) {
        String secret = ConsoleLogins.secretOf(request);
        return secret == null
                ? null
                : new DefaultCsrfToken(
                        HEADER,
                        FIELD,
                        Sha256.of(("form " + secret).getBytes(StandardCharsets.UTF_8))
                                .value());
    }
}
