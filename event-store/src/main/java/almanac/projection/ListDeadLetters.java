package almanac.projection;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;

/** Asks for the events that an async projection could not fold, oldest first. */
@Requires(Permission.AUDIT)
public record ListDeadLetters(String projection, Window window) implements Query<Page<DeadLetterV1>> {}
