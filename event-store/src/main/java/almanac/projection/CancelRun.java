package almanac.projection;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.RunId;

/** Cancels a run before its end; no table has changed. */
@Requires(Permission.OPERATE)
public record CancelRun(RunId run) {}
