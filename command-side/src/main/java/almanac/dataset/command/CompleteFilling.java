package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that the dataset has all files of the snapshot that it was made from. */
@SystemOnly
public record CompleteFilling(@TargetAggregateIdentifier DatasetId dataset, long files, long bytes)
        implements DatasetCommand {}
