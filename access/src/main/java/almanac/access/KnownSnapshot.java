package almanac.access;

import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot, as far as decisions have to know it.
 *
 * @param dataset that the snapshot is of
 * @param project that the dataset belongs to; null when the project is archived, or the dataset had none
 * @param isActive whether the snapshot holds its files
 */
public record KnownSnapshot(DatasetId dataset, @Nullable ProjectId project, boolean isActive) {}
