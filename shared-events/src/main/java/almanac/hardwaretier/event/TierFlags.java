package almanac.hardwaretier.event;

import org.jspecify.annotations.Nullable;

/**
 * The uses of a hardware tier. Which one is the default is a choice among all of them, and not here.
 *
 * @param saysIfModelApiDefault whether anything was said of being the default for model APIs
 */
public record TierFlags(
        boolean isDataAnalystTier,
        boolean isGlobal,
        boolean isVisible,
        @Nullable Boolean isModelApiTier,
        boolean saysIfModelApiDefault) {}
