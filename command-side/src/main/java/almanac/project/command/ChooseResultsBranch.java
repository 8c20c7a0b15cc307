package almanac.project.command;

import almanac.project.event.ResultsBranch;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sets the branch that results of runs go to. */
@Requires(Permission.CHANGE_PROJECT_SETTINGS)
public record ChooseResultsBranch(@TargetAggregateIdentifier ProjectId project, ResultsBranch branch)
        implements ProjectCommand {}
