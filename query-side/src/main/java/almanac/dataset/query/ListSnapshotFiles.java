package almanac.dataset.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SnapshotId;

/** Asks for the files of a snapshot whose paths begin with the prefix, by path. */
@Requires(Permission.READ_DATASET_RW)
public record ListSnapshotFiles(SnapshotId snapshot, String prefix, Window window)
        implements Scoped.Snapshot, Query<Page<DatasetFileV1>> {}
