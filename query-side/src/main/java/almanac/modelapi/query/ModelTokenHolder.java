package almanac.modelapi.query;

import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The token that a digest is of.
 *
 * @param token null when it is of none that is good
 */
public record ModelTokenHolder(
        @Nullable ModelApiTokenId token,
        @Nullable ModelApiId api,
        @Nullable UserId issuer) {

    static final ModelTokenHolder NONE = new ModelTokenHolder(null, null, null);
}
