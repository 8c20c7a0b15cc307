package almanac.hardwaretier.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Further demands on a cluster for the pods of a hardware tier. */
public record TierPodCustomization(
        @Nullable Map<String, String> additionalAnnotations,
        @Nullable Map<String, String> additionalLabels,
        @Nullable Map<String, String> additionalLimits,
        @Nullable Map<String, String> additionalRequests,
        @Nullable List<String> capabilities,
        @Nullable Map<String, String> hugepages) {

    public static final TierPodCustomization NONE = new TierPodCustomization(null, null, null, null, null, null);
}
