package almanac.hardwaretier.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The definition of a hardware tier beside its id and name; its parts are those that the API takes and gives. */
public record TierSpecification(
        @Nullable String nodePool,
        HardwareTierResourcesV1 resources,
        TierFlags flags,
        double centsPerMinute,
        @Nullable HardwareTierComputeClusterRestrictionsV1 computeClusterRestrictions,
        @Nullable String dataPlaneId,
        @Nullable HardwareTierGpuConfigurationV1 gpuConfiguration,
        @Nullable Integer maxSimultaneousExecutions,
        @Nullable HardwareTierOverProvisioningV1 overProvisioning,
        HardwareTierPodCustomizationV1 podCustomization,
        @Nullable List<String> availabilityZones,
        @Nullable List<String> tags,
        Map<String, String> metadata) {}
