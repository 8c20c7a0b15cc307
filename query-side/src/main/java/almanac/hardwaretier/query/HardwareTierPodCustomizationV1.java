package almanac.hardwaretier.query;

import almanac.hardwaretier.event.TierPodCustomization;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Further demands on a cluster for the pods of a hardware tier, as the API shows them. */
public record HardwareTierPodCustomizationV1(
        @Nullable Map<String, String> additionalAnnotations,
        @Nullable Map<String, String> additionalLabels,
        @Nullable Map<String, String> additionalLimits,
        @Nullable Map<String, String> additionalRequests,
        @Nullable List<String> capabilities,
        @Nullable Map<String, String> hugepages) {

    static HardwareTierPodCustomizationV1 of(TierPodCustomization pods) {
        return new HardwareTierPodCustomizationV1(
                pods.additionalAnnotations(),
                pods.additionalLabels(),
                pods.additionalLimits(),
                pods.additionalRequests(),
                pods.capabilities(),
                pods.hugepages());
    }
}
