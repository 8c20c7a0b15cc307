package almanac.hardwaretier.event;

/** The graphics processors of a hardware tier. */
public record TierGpuConfiguration(String gpuKey, int numberOfGpus) {}
