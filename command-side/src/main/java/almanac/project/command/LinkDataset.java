package almanac.project.command;

import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Links a dataset of another project, so that the project can use it. */
@Requires({Permission.USE_FILE_STORAGE, Permission.MANAGE_DATASETS_RW, Permission.READ_DATASET_RW})
public record LinkDataset(@TargetAggregateIdentifier ProjectId project, DatasetId dataset)
        implements ProjectCommand, Scoped.Dataset {}
