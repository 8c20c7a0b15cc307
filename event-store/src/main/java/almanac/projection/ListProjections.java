package almanac.projection;

import almanac.row.Page;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;

/** Asks for the status of every projection. */
@Requires(Permission.AUDIT)
public record ListProjections() implements Query<Page<ProjectionV1>> {}
