package almanac.execution;

import almanac.shared.HardwareTierId;
import org.jspecify.annotations.Nullable;

/** Returns the limits that a hardware tier sets for its jobs. */
@FunctionalInterface
interface TierLimits {

    /**
     * Limits of one hardware tier.
     *
     * @param most how many of its jobs may run at once; null for any number
     */
    record Tier(long memoryBytes, double cores, @Nullable Integer most) {}

    Tier of(HardwareTierId tier);
}
