package almanac.hardwaretier.event;

import org.jspecify.annotations.Nullable;

/** The resources that a hardware tier gives to an execution. */
public record TierResources(
        double cores,
        @Nullable Double coresLimit,
        MemoryAmount memory,
        @Nullable MemoryAmount memoryLimit,
        @Nullable MemoryAmount memorySwapLimit,
        @Nullable MemoryAmount sharedMemoryLimit,
        boolean allowSharedMemoryToExceedDefault) {}
