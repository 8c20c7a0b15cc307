package almanac.job.query;

import almanac.job.event.JobDataset;
import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import org.jspecify.annotations.Nullable;

/** A dataset as it was mounted in a job. */
public record DatasetMountV1(
        @Nullable String containerPath,
        String datasetName,
        DatasetId id,
        boolean isInput,
        ProjectId projectId,
        @Nullable SnapshotId snapshotId) {

    static DatasetMountV1 of(JobDataset dataset) {
        return new DatasetMountV1(
                dataset.path(), dataset.name(), dataset.id(), dataset.isInput(), dataset.project(), dataset.snapshot());
    }
}
