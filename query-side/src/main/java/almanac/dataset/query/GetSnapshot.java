package almanac.dataset.query;

import almanac.shared.About;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.SnapshotId;

/** One snapshot. */
@Requires(Permission.LIST_DATASET_RW)
public record GetSnapshot(SnapshotId snapshot) implements About.Snapshot {}
