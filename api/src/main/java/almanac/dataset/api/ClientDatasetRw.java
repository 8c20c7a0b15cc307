package almanac.dataset.api;

import almanac.dataset.query.DatasetRwDetailsV1;
import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dataset with the members of the older routes; its time is in milliseconds since 1970. */
record ClientDatasetRw(
        DatasetId id,
        String name,
        @Nullable String description,
        @Nullable ProjectId projectId,
        String lifecycleStatus,
        long createdTime,
        List<SnapshotId> snapshotIds,
        Map<String, SnapshotId> tags) {

    private static final String ACTIVE = "Active";

    static ClientDatasetRw of(DatasetRwDetailsV1 dataset) {
        return new ClientDatasetRw(
                dataset.id(),
                dataset.name(),
                dataset.description(),
                dataset.projectId(),
                ACTIVE,
                dataset.createdAt().toEpochMilli(),
                dataset.snapshotIds(),
                dataset.tags());
    }
}
