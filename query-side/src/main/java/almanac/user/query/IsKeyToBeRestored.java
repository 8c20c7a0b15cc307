package almanac.user.query;

import almanac.shared.Query;
import almanac.shared.SystemOnly;

/** Asks whether the secret of that digest was revoked, and no administrator has a way to log in any more. */
@SystemOnly
public record IsKeyToBeRestored(String digest) implements Query<Boolean> {}
