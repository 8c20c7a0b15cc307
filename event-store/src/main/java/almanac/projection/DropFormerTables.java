package almanac.projection;

import almanac.shared.Permission;
import almanac.shared.Requires;

/** Deletes the tables that were in use before the last switch. */
@Requires(Permission.OPERATE)
public record DropFormerTables(String projection) {}
