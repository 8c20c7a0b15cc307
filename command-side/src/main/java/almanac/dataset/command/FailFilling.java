package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that the dataset cannot be filled with the files of the snapshot that it was made from. */
@SystemOnly
public record FailFilling(@TargetAggregateIdentifier DatasetId dataset, String reason) implements DatasetCommand {}
