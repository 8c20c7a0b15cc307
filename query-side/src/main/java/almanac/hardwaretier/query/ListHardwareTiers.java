package almanac.hardwaretier.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;

/** Asks for hardware tiers, by id. */
@Requires(Permission.VIEW_HARDWARE_TIERS)
public record ListHardwareTiers(boolean includeArchived, Window window) implements Query<Page<HardwareTierV1>> {}
