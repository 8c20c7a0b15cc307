package almanac.projection;

import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.RunId;

/** Asks for one run. */
@Requires(Permission.AUDIT)
public record GetRun(RunId run) implements Query<ProjectionRunV1> {}
