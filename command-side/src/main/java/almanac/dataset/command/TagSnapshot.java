package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.SnapshotId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a tag point to a snapshot of the dataset, wherever it points now. */
@Requires(Permission.UPDATE_DATASET_RW)
public record TagSnapshot(@TargetAggregateIdentifier DatasetId dataset, String tag, SnapshotId snapshot)
        implements DatasetCommand {}
