package almanac.project.event;

import almanac.shared.DisplayName;
import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** What happens to one goal of a project. Who set it is the event's actor. */
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
