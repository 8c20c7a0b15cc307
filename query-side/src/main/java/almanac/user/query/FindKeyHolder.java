package almanac.user.query;

import almanac.shared.Query;
import almanac.shared.SystemOnly;

/** Asks for the user whose secret has this digest, if it is still valid. */
@SystemOnly
public record FindKeyHolder(String digest) implements Query<KeyHolder> {}
