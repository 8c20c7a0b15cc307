package almanac.project.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Commands about goals. Each that implements this interface is a command to a goal that must exist in the named
 * project.
 */
public sealed interface GoalCommand extends Scoped.Project, Scoped.Existing {

    GoalId goal();

    @Override
    default DomainException missing() {
        return ErrorCode.GOAL_NOT_FOUND.with(goal());
    }

    /** Adds a goal to a project. */
    @Requires(Permission.EDIT)
    record AddGoal(
            @TargetAggregateIdentifier GoalId goal,
            ProjectId project,
            String title,
            @Nullable String description,
            @Nullable String stageId,
            @Nullable UserId assignee)
            implements Scoped.Project {}

    /** Sets whether a goal is reached. */
    @Requires(Permission.EDIT)
    record SetGoalCompletion(@TargetAggregateIdentifier GoalId goal, ProjectId project, boolean isComplete)
            implements GoalCommand {}

    /** Removes a goal. */
    @Requires(Permission.EDIT)
    record RemoveGoal(@TargetAggregateIdentifier GoalId goal, ProjectId project) implements GoalCommand {}
}
