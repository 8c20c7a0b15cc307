package almanac.projection;

import almanac.shared.Permission;
import almanac.shared.Requires;

/** May somebody read the figures for monitoring? */
@Requires(Permission.AUDIT)
public record SeeFigures() {}
