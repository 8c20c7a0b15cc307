package almanac.dataset.query;

import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dataset.
 *
 * @param projectId absent once the project is archived
 */
public record DatasetRwDetailsV1(
        DatasetId id,
        String name,
        @Nullable String description,
        @Nullable ProjectId projectId,
        Instant createdAt,
        List<SnapshotId> snapshotIds,
        Map<String, SnapshotId> tags) {}
