package almanac.projection;

import almanac.operation.event.RunKind;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.RunId;

/** Asks for a run that folds a projection again, after those that wait already. */
@Requires(Permission.OPERATE)
public record StartRun(RunId run, String projection, RunKind kind) {}
