package almanac.log;

import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;

/** Asks again whether a user that has been reading for long may read the log; answered with true, or refused. */
@Requires(Permission.AUDIT)
public record MayReadLog() implements Query<Boolean> {}
