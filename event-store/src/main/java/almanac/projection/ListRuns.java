package almanac.projection;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;

/** Asks for the runs, the latest first. */
@Requires(Permission.AUDIT)
public record ListRuns(Window window) implements Query<Page<ProjectionRunV1>> {}
