package almanac.bench.plain;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Finds the user of a key, with one select a request. */
@Component
class KeyCheck implements HandlerInterceptor {

    static final String ACCOUNT = "account";

    private final JdbcClient jdbc;

    KeyCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        @Nullable String key = request.getHeader("X-Api-Key");
        Optional<String> account = key == null ? Optional.empty() : accountOf(key);
        account.ifPresentOrElse(
                id -> request.setAttribute(ACCOUNT, id), () -> response.setStatus(HttpServletResponse.SC_UNAUTHORIZED));
        return account.isPresent();
    }

    private Optional<String> accountOf(String key) {
        return jdbc.sql("select account_id from api_key where digest = ?")
                .param(digest(key))
                .query(String.class)
                .optional();
    }

    private static String digest(String key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }
}
