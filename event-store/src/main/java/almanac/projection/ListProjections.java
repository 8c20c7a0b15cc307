package almanac.projection;

import almanac.shared.Permission;
import almanac.shared.Requires;

/** How every projection is doing. */
@Requires(Permission.AUDIT)
public record ListProjections() {}
