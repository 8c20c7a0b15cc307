package almanac.project.event;

import almanac.shared.DisplayName;
import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Events of one goal of a project. The event's actor is the user that set it. */
public sealed interface GoalEvent {

    GoalId goal();

    record GoalAdded(
            GoalId goal,
            ProjectId project,
            @DisplayName String title,
            @Nullable String description,
            @Nullable String stageId,
            @Nullable UserId assignee)
            implements GoalEvent {}

    record GoalCompleted(GoalId goal) implements GoalEvent {}

    record GoalReopened(GoalId goal) implements GoalEvent {}

    record GoalRemoved(GoalId goal) implements GoalEvent {}
}
