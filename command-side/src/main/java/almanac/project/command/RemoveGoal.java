package almanac.project.command;

import almanac.shared.GoalId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes a goal. */
@Requires(Permission.EDIT)
public record RemoveGoal(@TargetAggregateIdentifier GoalId goal, ProjectId project) implements GoalCommand {}
