package almanac.modelapi.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.shared.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Reads the token of a model API from a request: as user and password at once, or as a bearer token. */
public final class ModelTokens {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private ModelTokens() {}

    /** Returns the digest of the token that came with the request; null when none came. */
    public static @Nullable String digest(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        String token = header == null ? null : token(header);
        return token == null ? null : Sha256.of(token.getBytes(UTF_8)).value();
    }

    private static @Nullable String token(String header) {
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return header.substring(BEARER.length()).strip();
        }
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String[] parts = new String(decoded, UTF_8).split(":", 2);
            return parts.length == 2 && parts[0].equals(parts[1]) ? parts[0] : null;
        } catch (IllegalArgumentException _) { // it is no Base64
            return null;
        }
    }
}
