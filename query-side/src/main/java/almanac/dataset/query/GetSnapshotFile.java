package almanac.dataset.query;

import almanac.shared.FilePath;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SnapshotId;

/** Asks for one file of a snapshot. */
@Requires(Permission.READ_DATASET_RW)
public record GetSnapshotFile(SnapshotId snapshot, FilePath path) implements Scoped.Snapshot, Query<DatasetFileV1> {}
