package almanac.modelapi.query;

import almanac.shared.ModelApiTokenId;
import org.jspecify.annotations.Nullable;

/**
 * An access token; times are in milliseconds since 1970.
 *
 * @param token the value, in the answer to the request that made it and in no other; null there
 */
public record ModelApiAccessTokenV1(
        ModelApiTokenId id,
        @Nullable String name,
        long created,
        String createdBy,
        long lastGenerated,
        String lastGeneratedBy,
        @Nullable String token) {

    /** Returns the token as the one answer shows it that has its value. */
    public ModelApiAccessTokenV1 with(String value) {
        return new ModelApiAccessTokenV1(id, name, created, createdBy, lastGenerated, lastGeneratedBy, value);
    }
}
