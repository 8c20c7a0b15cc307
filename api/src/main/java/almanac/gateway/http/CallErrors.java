package almanac.gateway.http;

import almanac.gateway.event.GatewayCallEvent.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns a provider's refusals into those that the caller is told (docs/gateway.md). */
final class CallErrors {

    private static final int MOST_READ = 64 << 10;
    private static final String STRUCK = "***";

    private CallErrors() {}

    /**
     * Reads the refusal of a provider.
     *
     * @param keys what must not be in its sentence: some providers repeat a wrong key
     */
    static CallFailure of(ProviderAnswer answer, Collection<String> keys) {
        int status = answer.status();
        String retryAfter = answer.header("Retry-After");
        return switch (status) {
            case 400, 404, 413, 422 -> new CallFailure(Failure.REFUSED, status, sentence(answer, keys));
            case 401, 403 ->
                new CallFailure(
                        Failure.CREDENTIALS, 502, "The provider refused the endpoint's key: its manager must renew it");
            case 408 -> CallFailure.lost();
            case 429, 529 ->
                new CallFailure(Failure.THROTTLED, 429, "The provider takes no more calls at the moment", retryAfter);
            default ->
                status >= 500
                        ? new CallFailure(Failure.FAULT, 502, "The provider failed with status " + status)
                        : CallFailure.malformed();
        };
    }

    private static String sentence(ProviderAnswer answer, Collection<String> keys) {
        String sentence = message(answer);
        if (sentence == null) {
            return "The provider refused the request with status " + answer.status();
        }
        for (String key : keys) {
            sentence = sentence.replace(key, STRUCK);
        }
        return sentence;
    }

    private static @Nullable String message(ProviderAnswer answer) {
        try (InputStream body = answer.body()) {
            JsonNode json = JsonMapper.shared().readTree(body.readNBytes(MOST_READ));
            JsonNode message = json.path("error").path("message");
            return message.isString()
                    ? message.asString()
                    : json.path("message").asString(null);
        } catch (IOException | JacksonException _) {
            return null;
        }
    }
}
