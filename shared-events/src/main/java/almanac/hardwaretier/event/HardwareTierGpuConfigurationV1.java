package almanac.hardwaretier.event;

/** The graphics processors of a hardware tier. */
public record HardwareTierGpuConfigurationV1(String gpuKey, int numberOfGpus) {}
