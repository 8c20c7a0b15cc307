package almanac.hardwaretier.query;

import org.jspecify.annotations.Nullable;

/** The purposes of a hardware tier. */
public record HardwareTierFlagsV1(
        boolean isArchived,
        boolean isDataAnalystTier,
        boolean isDefault,
        @Nullable Boolean isDefaultForModelApi,
        boolean isGlobal,
        @Nullable Boolean isModelApiTier,
        boolean isVisible) {}
