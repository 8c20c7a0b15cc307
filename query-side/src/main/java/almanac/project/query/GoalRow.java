package almanac.project.query;

import almanac.project.event.GoalEvent;
import almanac.project.event.GoalEvent.GoalAdded;
import almanac.project.event.GoalEvent.GoalCompleted;
import almanac.project.event.GoalEvent.GoalRemoved;
import almanac.project.event.GoalEvent.GoalReopened;
import almanac.project.query.ProjectQuery.GetGoal;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A goal of a project. */
@Entity
@Table(name = "goal_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class GoalRow extends Row<GoalEvent> {

    private String projectId;
    private String title;
    private @Nullable String description;
    private @Nullable String stageId;
    private @Nullable String assigneeId;
    private String creatorId;
    private boolean complete;
    private boolean removed;

    @Override
    protected void apply(GoalEvent event, EventFacts facts) {
        switch (event) {
            case GoalAdded e -> {
                projectId = e.project().value();
                title = e.title();
                description = e.description();
                stageId = e.stageId();
                assigneeId = e.assignee() == null ? null : e.assignee().value();
                creatorId = facts.actor();
            }
            case GoalCompleted _ -> complete = true;
            case GoalReopened _ -> complete = false;
            case GoalRemoved _ -> removed = true;
        }
    }

    boolean belongsTo(ProjectId project) {
        return projectId.equals(project.value()) && !removed;
    }

    /** Returns the query that this row answers. */
    GetGoal asked() {
        return new GetGoal(new GoalId(id()), new ProjectId(projectId));
    }

    CopySource.Goal toCopyable() {
        return new CopySource.Goal(title, description, stageId, assigneeId == null ? null : new UserId(assigneeId));
    }

    ProjectGoalV1 toV1() {
        return new ProjectGoalV1(
                new GoalId(id()), new ProjectId(projectId), title, description, complete, creatorId, createdAt());
    }
}
