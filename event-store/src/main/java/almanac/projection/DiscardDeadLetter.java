package almanac.projection;

import almanac.shared.Permission;
import almanac.shared.Requires;

/** Gives a dead letter up. */
@Requires(Permission.OPERATE)
public record DiscardDeadLetter(String projection, String letter, String reason) {}
