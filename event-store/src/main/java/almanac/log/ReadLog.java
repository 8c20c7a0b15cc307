package almanac.log;

import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import org.jspecify.annotations.Nullable;

/** Asks which part of the log lies between two points. */
@Requires(Permission.AUDIT)
public record ReadLog(@Nullable LogPoint after, @Nullable LogPoint until) implements Query<LogRange> {}
