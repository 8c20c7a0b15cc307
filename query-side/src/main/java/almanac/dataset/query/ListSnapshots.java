package almanac.dataset.query;

import almanac.row.Window;
import almanac.shared.About;
import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** The snapshots of a dataset, the newest first. */
@Requires(Permission.LIST_DATASET_RW)
public record ListSnapshots(DatasetId dataset, Window window) implements About.Dataset {}
