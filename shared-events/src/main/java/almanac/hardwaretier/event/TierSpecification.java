package almanac.hardwaretier.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The definition of a hardware tier beside its id and name; its parts are stored with its events. */
public record TierSpecification(
        @Nullable String nodePool,
        TierResources resources,
        TierFlags flags,
        double centsPerMinute,
        @Nullable TierClusterRestrictions computeClusterRestrictions,
        @Nullable String dataPlaneId,
        @Nullable TierGpuConfiguration gpuConfiguration,
        @Nullable Integer maxSimultaneousExecutions,
        @Nullable TierOverProvisioning overProvisioning,
        TierPodCustomization podCustomization,
        @Nullable List<String> availabilityZones,
        @Nullable List<String> tags,
        Map<String, String> metadata) {}
