package almanac.projection;

import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;

/** Asks whether the user may read the figures for monitoring. */
@Requires(Permission.AUDIT)
public record SeeFigures() implements Query<Boolean> {}
