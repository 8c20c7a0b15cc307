package almanac.projection;

import almanac.shared.Permission;
import almanac.shared.Requires;

/** Asks for the status of every projection. */
@Requires(Permission.AUDIT)
public record ListProjections() {}
