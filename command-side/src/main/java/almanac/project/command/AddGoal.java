package almanac.project.command;

import almanac.shared.GoalId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Adds a goal to a project. */
@Requires(Permission.EDIT)
public record AddGoal(
        @TargetAggregateIdentifier GoalId goal,
        ProjectId project,
        String title,
        @Nullable String description,
        @Nullable String stageId,
        @Nullable UserId assignee)
        implements Scoped.Project {}
