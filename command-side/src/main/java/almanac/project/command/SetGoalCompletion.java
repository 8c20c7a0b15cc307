package almanac.project.command;

import almanac.shared.GoalId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sets whether a goal is reached. */
@Requires(Permission.EDIT)
public record SetGoalCompletion(@TargetAggregateIdentifier GoalId goal, ProjectId project, boolean isComplete)
        implements GoalCommand {}
