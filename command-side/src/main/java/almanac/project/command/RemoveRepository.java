package almanac.project.command;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.RepositoryId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes an imported repository. */
@Requires(Permission.CHANGE_PROJECT_SETTINGS)
public record RemoveRepository(@TargetAggregateIdentifier ProjectId project, RepositoryId repository)
        implements ProjectCommand {}
