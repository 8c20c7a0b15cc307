package almanac.hardwaretier.event;

/** To which kinds of compute clusters a hardware tier is restricted. */
public record HardwareTierComputeClusterRestrictionsV1(
        boolean restrictToDask, boolean restrictToMpi, boolean restrictToRay, boolean restrictToSpark) {}
