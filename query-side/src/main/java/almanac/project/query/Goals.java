package almanac.project.query;

import almanac.project.event.GoalEvent;
import almanac.project.query.ProjectQuery.GetGoal;
import almanac.project.query.ProjectQuery.ListGoals;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.StreamedList;
import almanac.row.Versioned;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ProjectId;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects goals, and answers queries for them. */
@Component
@ProcessingGroup("goals")
class Goals extends RowProjection<GoalEvent, GoalRow> {

    Goals(RowStore store) {
        super(store, new ProjectionType<>("goals", GoalEvent.class, GoalRow.class, GoalRow::new, GoalRow::asked));
    }

    @EventHandler
    void on(GoalEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<ProjectGoalV1> answer(GetGoal query) {
        GoalRow row = rows.find(query.goal().value())
                .filter(goal -> goal.belongsTo(query.project()))
                .orElseThrow(() -> ErrorCode.GOAL_NOT_FOUND.with(query.goal()));
        return Versioned.of(row.toV1(), row);
    }

    @QueryHandler
    Page<ProjectGoalV1> answer(ListGoals query) {
        List<GoalRow> goals = of(query.project());
        return Page.of(goals).map(GoalRow::toV1);
    }

    /** Returns the goals that a copy of the project takes over. */
    List<CopySource.Goal> copyable(ProjectId project) {
        return StreamedList.held(of(project)).stream().map(GoalRow::toCopyable).toList();
    }

    private List<GoalRow> of(ProjectId project) {
        return rows.all(
                "from goal_row r where r.project_id = :project and not r.removed",
                "r.id",
                Map.of("project", project.value()));
    }
}
