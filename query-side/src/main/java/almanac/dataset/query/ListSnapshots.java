package almanac.dataset.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for the snapshots of a dataset, the newest first. */
@Requires(Permission.LIST_DATASET_RW)
public record ListSnapshots(DatasetId dataset, Window window)
        implements Scoped.Dataset, Query<Page<SnapshotDetailsV1>> {}
