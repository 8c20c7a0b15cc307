package almanac.hardwaretier.query;

import almanac.hardwaretier.event.TierGpuConfiguration;
import org.jspecify.annotations.Nullable;

/** The graphics processors of a hardware tier as the API shows them. */
public record HardwareTierGpuConfigurationV1(String gpuKey, int numberOfGpus) {

    static @Nullable HardwareTierGpuConfigurationV1 of(@Nullable TierGpuConfiguration gpus) {
        return gpus == null ? null : new HardwareTierGpuConfigurationV1(gpus.gpuKey(), gpus.numberOfGpus());
    }
}
