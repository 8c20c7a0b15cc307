package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Deletes a dataset and its snapshots for good. */
@Requires(Permission.PERMANENT_DELETE_DATASET_RW)
public record DeleteDataset(@TargetAggregateIdentifier DatasetId dataset) implements DatasetCommand {}
