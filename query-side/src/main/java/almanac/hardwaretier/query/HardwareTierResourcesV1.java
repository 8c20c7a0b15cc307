package almanac.hardwaretier.query;

import almanac.hardwaretier.event.TierResources;
import org.jspecify.annotations.Nullable;

/** The resources of a hardware tier as the API shows them. */
public record HardwareTierResourcesV1(
        double cores,
        @Nullable Double coresLimit,
        InformationV1 memory,
        @Nullable InformationV1 memoryLimit,
        @Nullable InformationV1 memorySwapLimit,
        @Nullable InformationV1 sharedMemoryLimit,
        boolean allowSharedMemoryToExceedDefault) {

    static HardwareTierResourcesV1 of(TierResources resources) {
        return new HardwareTierResourcesV1(
                resources.cores(),
                resources.coresLimit(),
                InformationV1.of(resources.memory()),
                InformationV1.ofLimit(resources.memoryLimit()),
                InformationV1.ofLimit(resources.memorySwapLimit()),
                InformationV1.ofLimit(resources.sharedMemoryLimit()),
                resources.allowSharedMemoryToExceedDefault());
    }
}
