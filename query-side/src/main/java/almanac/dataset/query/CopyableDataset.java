package almanac.dataset.query;

import almanac.shared.DatasetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dataset of a project that is to be copied.
 *
 * @param isReadable whether the caller may read its files
 * @param isFilling whether it has not got all its files yet
 */
public record CopyableDataset(
        DatasetId dataset,
        String name,
        @Nullable String description,
        Instant createdAt,
        boolean isReadable,
        boolean isFilling) {}
