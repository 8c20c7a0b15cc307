package almanac.execution;

import almanac.shared.HardwareTierId;
import org.jspecify.annotations.Nullable;

/** What a hardware tier lets its jobs have. */
@FunctionalInterface
interface TierLimits {

    /**
     * What one of them does.
     *
     * @param most how many of its jobs may run at once; null when any number may
     */
    record Tier(long memoryBytes, double cores, @Nullable Integer most) {}

    Tier of(HardwareTierId tier);
}
