package almanac.dataset.query;

import almanac.shared.DatasetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A dataset of a project that is to be copied.
 *
 * @param isReadable whether the caller may read its files
 * @param isFilling whether it still lacks some of its files
 */
public record CopyableDataset(
        DatasetId dataset,
        String name,
        @Nullable String description,
        Instant createdAt,
        boolean isReadable,
        boolean isFilling) {}
