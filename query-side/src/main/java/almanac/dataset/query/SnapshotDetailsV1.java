package almanac.dataset.query;

import almanac.shared.DatasetId;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A snapshot. */
public record SnapshotDetailsV1(
        SnapshotId id,
        DatasetId datasetId,
        Instant createdAt,
        @Nullable UserId creatorId,
        SnapshotStatus status) {}
