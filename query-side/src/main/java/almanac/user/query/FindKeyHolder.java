package almanac.user.query;

import almanac.shared.SystemOnly;

/** Whose secret has this digest, if it is still worth anything? */
@SystemOnly
public record FindKeyHolder(String digest) {}
