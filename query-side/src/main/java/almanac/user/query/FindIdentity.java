package almanac.user.query;

import almanac.shared.SystemOnly;

/** Whose account belongs to this OpenID identity? */
@SystemOnly
public record FindIdentity(String issuer, String subject) {}
