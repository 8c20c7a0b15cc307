package almanac.user.query;

import almanac.shared.UserId;
import almanac.user.event.AccessKeyKind;
import org.jspecify.annotations.Nullable;

/**
 * To whom a credential belongs.
 *
 * @param user null when it is worth nothing
 * @param kind how it must be sent; null for an identity of an OpenID provider
 */
public record KeyHolder(@Nullable UserId user, @Nullable AccessKeyKind kind) {

    static final KeyHolder NOBODY = new KeyHolder(null, null);
}
