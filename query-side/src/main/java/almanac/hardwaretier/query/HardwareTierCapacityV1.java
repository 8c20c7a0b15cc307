package almanac.hardwaretier.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The used and the free capacity of a hardware tier. */
public record HardwareTierCapacityV1(
        CapacityLevel capacityLevel,
        int executingRuns,
        int queuedRuns,
        int numberOfExecutors,
        int maxNumberOfExecutors,
        int maxConcurrentRuns,
        int maxAvailableCapacity,
        int availableCapacityWithoutLaunching) {

    /** The effect of the capacity on the next run. */
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
