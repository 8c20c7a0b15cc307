package almanac.hardwaretier.query;

import almanac.shared.HardwareTierId;

/**
 * A hardware tier that jobs can run on.
 *
 * @param isDefault whether those do who name none
 */
public record UsableTier(HardwareTierId id, String name, boolean isDefault) {}
