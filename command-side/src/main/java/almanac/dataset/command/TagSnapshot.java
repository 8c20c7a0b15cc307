package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.SnapshotId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Points a tag at a snapshot of the dataset. A tag that points to another snapshot is moved. */
@Requires(Permission.UPDATE_DATASET_RW)
public record TagSnapshot(@TargetAggregateIdentifier DatasetId dataset, String tag, SnapshotId snapshot)
        implements DatasetCommand {}
