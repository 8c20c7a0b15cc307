package almanac.hardwaretier.query;

import almanac.row.Versioned;
import almanac.shared.HardwareTierId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;

/** Asks for one hardware tier, archived or not. */
@Requires(Permission.VIEW_HARDWARE_TIERS)
public record GetHardwareTier(HardwareTierId tier) implements Query<Versioned<HardwareTierV1>> {}
