package almanac.projection;

import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** The latest runs first. */
@Requires(Permission.AUDIT)
public record ListRuns(Window window) {}
