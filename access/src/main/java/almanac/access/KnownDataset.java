package almanac.access;

import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * A dataset, as far as decisions have to know it.
 *
 * @param project that the dataset belongs to; null when the project is archived, or the dataset had none
 * @param isFilling whether the dataset still has to get its files from the snapshot that it was made from
 */
public record KnownDataset(@Nullable ProjectId project, boolean isFilling) {}
