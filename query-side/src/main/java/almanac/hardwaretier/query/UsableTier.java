package almanac.hardwaretier.query;

import almanac.shared.HardwareTierId;

/**
 * A hardware tier that jobs can run on.
 *
 * @param isDefault whether jobs that name no tier run on it
 * @param flags its other purposes
 */
public record UsableTier(
        HardwareTierId id, String name, boolean isDefault, HardwareTierFlagsV1 flags, double centsPerMinute) {}
