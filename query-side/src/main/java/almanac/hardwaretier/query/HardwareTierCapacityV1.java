package almanac.hardwaretier.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much of a hardware tier is in use, and how much is left. */
public record HardwareTierCapacityV1(
        CapacityLevel capacityLevel,
        int executingRuns,
        int queuedRuns,
        int numberOfExecutors,
        int maxNumberOfExecutors,
        int maxConcurrentRuns,
        int maxAvailableCapacity,
        int availableCapacityWithoutLaunching) {

    /** What happens to the next run. */
    public enum CapacityLevel {
        @JsonProperty("CanExecuteWithCurrentInstances")
        CAN_EXECUTE_WITH_CURRENT_INSTANCES,
        @JsonProperty("RequiresLaunchingInstance")
        REQUIRES_LAUNCHING_INSTANCE,
        @JsonProperty("Full")
        FULL,
        @JsonProperty("Unknown")
        UNKNOWN
    }
}
