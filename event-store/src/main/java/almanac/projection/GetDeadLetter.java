package almanac.projection;

import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;

/** Asks for one event that an async projection could not fold. */
@Requires(Permission.AUDIT)
public record GetDeadLetter(String projection, String letter) implements Query<DeadLetterV1> {}
