package almanac.hardwaretier.query;

import almanac.shared.HardwareTierId;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** Asks for one hardware tier, archived or not. */
@Requires(Permission.VIEW_HARDWARE_TIERS)
public record GetHardwareTier(HardwareTierId tier) {}
