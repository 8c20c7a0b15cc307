package almanac.user.query;

import almanac.shared.Query;
import almanac.shared.SystemOnly;

/** Asks for the account of an OpenID identity. */
@SystemOnly
public record FindIdentity(String issuer, String subject) implements Query<KeyHolder> {}
