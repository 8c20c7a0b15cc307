package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Changes the given attributes of a dataset, and leaves the rest. */
@Requires(Permission.UPDATE_DATASET_RW)
public record EditDataset(
        @TargetAggregateIdentifier DatasetId dataset,
        @Nullable String name,
        @Nullable String description) implements DatasetCommand {}
