package almanac.job.event;

import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import org.jspecify.annotations.Nullable;

/**
 * A dataset that a job could reach.
 *
 * @param project that it belongs to
 * @param isInput whether it could only be read
 * @param path where it was mounted for the job
 * @param snapshot which state of it; null for the one that is being worked on
 */
public record JobDataset(
        DatasetId id,
        String name,
        ProjectId project,
        boolean isInput,
        @Nullable String path,
        @Nullable SnapshotId snapshot) {}
