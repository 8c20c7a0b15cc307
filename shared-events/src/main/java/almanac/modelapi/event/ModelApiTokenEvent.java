package almanac.modelapi.event;

import almanac.shared.DisplayName;
import almanac.shared.Internal;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import org.jspecify.annotations.Nullable;

/** Events of an access token of a model API. None of them holds the token itself. */
public sealed interface ModelApiTokenEvent {

    ModelApiTokenId token();

    /**
     * A token was issued.
     *
     * @param digest of the token
     */
    record ModelTokenIssued(
            ModelApiTokenId token,
            ModelApiId api,
            @Nullable @DisplayName String name,
            @Internal String digest) implements ModelApiTokenEvent {}

    /** The token has another value, and the former opens nothing any more. */
    record ModelTokenRenewed(
            ModelApiTokenId token,
            @Nullable @DisplayName String name,
            @Internal String digest) implements ModelApiTokenEvent {}

    record ModelTokenRevoked(ModelApiTokenId token) implements ModelApiTokenEvent {}
}
