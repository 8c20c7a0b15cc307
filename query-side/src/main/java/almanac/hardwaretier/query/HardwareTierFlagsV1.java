package almanac.hardwaretier.query;

import org.jspecify.annotations.Nullable;

/** What a hardware tier is for. */
public record HardwareTierFlagsV1(
        boolean isArchived,
        boolean isDataAnalystTier,
        boolean isDefault,
        @Nullable Boolean isDefaultForModelApi,
        boolean isGlobal,
        @Nullable Boolean isModelApiTier,
        boolean isVisible) {}
