package almanac.access;

import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may want to know of a snapshot.
 *
 * @param dataset that it is of
 * @param project that the dataset belongs to; null when that is archived, or there was none
 * @param isActive whether it holds its files
 */
public record KnownSnapshot(DatasetId dataset, @Nullable ProjectId project, boolean isActive) {}
