package almanac.dataset.query;

import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SnapshotId;

/** One snapshot. */
@Requires(Permission.LIST_DATASET_RW)
public record GetSnapshot(SnapshotId snapshot) implements Scoped.Snapshot {}
