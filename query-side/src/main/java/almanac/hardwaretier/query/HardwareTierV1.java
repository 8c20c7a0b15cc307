package almanac.hardwaretier.query;

import almanac.shared.HardwareTierId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hardware tier as the API shows it.
 *
 * @param capacity absent where it is not measured
 */
public record HardwareTierV1(
        HardwareTierId id,
        String name,
        @Nullable String nodePool,
        HardwareTierResourcesV1 resources,
        HardwareTierFlagsV1 flags,
        double centsPerMinute,
        @Nullable HardwareTierComputeClusterRestrictionsV1 computeClusterRestrictions,
        @Nullable String dataPlaneId,
        @Nullable HardwareTierGpuConfigurationV1 gpuConfiguration,
        @Nullable Integer maxSimultaneousExecutions,
        @Nullable HardwareTierOverProvisioningV1 overProvisioning,
        HardwareTierPodCustomizationV1 podCustomization,
        @Nullable HardwareTierCapacityV1 capacity,
        @Nullable List<String> availabilityZones,
        @Nullable List<String> tags,
        Map<String, String> metadata,
        Instant creationTime,
        Instant updateTime) {}
