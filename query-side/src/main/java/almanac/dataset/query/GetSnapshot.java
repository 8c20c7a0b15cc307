package almanac.dataset.query;

import almanac.row.Versioned;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SnapshotId;

/** Asks for one snapshot. */
@Requires(Permission.LIST_DATASET_RW)
public record GetSnapshot(SnapshotId snapshot) implements Scoped.Snapshot, Query<Versioned<SnapshotDetailsV1>> {}
