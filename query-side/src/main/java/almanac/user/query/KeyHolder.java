package almanac.user.query;

import almanac.shared.AccessKeyId;
import almanac.shared.UserId;
import almanac.user.event.AccessKeyKind;
import org.jspecify.annotations.Nullable;

/**
 * The user of a credential.
 *
 * @param user null when the credential is not valid
 * @param kind how it must be sent; null for an identity of an OpenID provider
 * @param key the id of the credential; null for an identity of an OpenID provider
 */
public record KeyHolder(
        @Nullable UserId user,
        @Nullable AccessKeyKind kind,
        @Nullable AccessKeyId key) {

    public static final KeyHolder NOBODY = new KeyHolder(null, null, null);
}
