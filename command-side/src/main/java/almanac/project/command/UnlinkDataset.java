package almanac.project.command;

import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes the link to a dataset of another project. */
@Requires({Permission.USE_FILE_STORAGE, Permission.MANAGE_DATASETS_RW})
public record UnlinkDataset(@TargetAggregateIdentifier ProjectId project, DatasetId dataset)
        implements ProjectCommand {}
