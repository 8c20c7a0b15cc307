package almanac.projection;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.RunId;

/** Ends a run before its time: nothing has changed. */
@Requires(Permission.OPERATE)
public record CancelRun(RunId run) {}
