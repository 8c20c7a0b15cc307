package almanac.projection;

import almanac.shared.Permission;
import almanac.shared.Requires;

/** One event that a feed could not fold. */
@Requires(Permission.AUDIT)
public record GetDeadLetter(String projection, String letter) {}
