package almanac.hardwaretier.event;

import org.jspecify.annotations.Nullable;

/** The resources that a hardware tier gives to an execution. */
public record HardwareTierResourcesV1(
        double cores,
        @Nullable Double coresLimit,
        InformationV1 memory,
        @Nullable InformationV1 memoryLimit,
        @Nullable InformationV1 memorySwapLimit,
        @Nullable InformationV1 sharedMemoryLimit,
        boolean allowSharedMemoryToExceedDefault) {}
