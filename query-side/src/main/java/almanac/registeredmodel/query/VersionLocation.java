package almanac.registeredmodel.query;

import almanac.shared.ModelVersionId;
import org.jspecify.annotations.Nullable;

/**
 * A version by its number.
 *
 * @param version null when there is none, or it is deleted
 */
public record VersionLocation(@Nullable ModelVersionId version) {}
