package almanac.log;

import almanac.shared.Permission;
import almanac.shared.Requires;

/** Answered with true to whoever may, and refused to the others: for those who have been reading for long. */
@Requires(Permission.AUDIT)
public record MayReadLog() {}
