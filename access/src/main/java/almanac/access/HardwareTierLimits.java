package almanac.access;

import almanac.hardwaretier.event.MemoryAmount;
import almanac.hardwaretier.event.TierResources;
import almanac.hardwaretier.event.TierSpecification;
import almanac.shared.HardwareTierId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Limits of what runs on a hardware tier: the tier's limits, or what it requests where it has none.
 *
 * @param maxSimultaneousExecutions null for any number
 */
public record HardwareTierLimits(
        HardwareTierId tier,
        double cores,
        long memoryBytes,
        @Nullable Integer maxSimultaneousExecutions) {

    static HardwareTierLimits of(HardwareTierId tier, TierSpecification specification) {
        TierResources resources = specification.resources();
        MemoryAmount memory = Objects.requireNonNullElse(resources.memoryLimit(), resources.memory());
        return new HardwareTierLimits(
                tier,
                resources.coresLimit() == null ? resources.cores() : resources.coresLimit(),
                memory.inBytes(),
                specification.maxSimultaneousExecutions());
    }
}
