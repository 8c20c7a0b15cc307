package almanac.user.query;

import almanac.shared.Query;
import almanac.shared.SystemOnly;

/** Asks whether a secret with this digest was ever issued, even if it was revoked since. */
@SystemOnly
public record IsKeyKnown(String digest) implements Query<Boolean> {}
