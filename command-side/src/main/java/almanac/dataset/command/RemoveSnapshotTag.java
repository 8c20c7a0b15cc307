package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes a tag from the snapshot that it points to. */
@Requires(Permission.UPDATE_DATASET_RW)
public record RemoveSnapshotTag(@TargetAggregateIdentifier DatasetId dataset, String tag) implements DatasetCommand {}
