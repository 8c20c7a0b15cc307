package almanac.access;

import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may want to know of a dataset.
 *
 * @param project that it belongs to; null when that is archived, or there was none
 * @param isFilling whether it still has to get its files from the snapshot that it was made from
 */
public record KnownDataset(@Nullable ProjectId project, boolean isFilling) {}
