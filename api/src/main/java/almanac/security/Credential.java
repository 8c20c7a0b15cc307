package almanac.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Credential that a request brought along, whatever it is worth. */
public record Credential(
        @Nullable String authorization, @Nullable String apiKey) {

    private static final String API_KEY = "X-Domino-Api-Key";

    public static Credential of(HttpServletRequest request) {
        return new Credential(request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader(API_KEY));
    }

    /** Keeps secrets out of logs. */
    @Override
    public String toString() {
        return "Credential";
    }
}
