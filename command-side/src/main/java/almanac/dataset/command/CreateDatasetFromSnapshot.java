package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Creates a dataset in the project of the snapshot's dataset, to be filled with the snapshot's files. */
@Requires(Permission.CREATE_DATASET_FROM_SNAPSHOT)
public record CreateDatasetFromSnapshot(
        @TargetAggregateIdentifier DatasetId dataset,
        SnapshotId snapshot,
        String name,
        @Nullable String description,
        UserId by)
        implements Scoped.Snapshot {}
