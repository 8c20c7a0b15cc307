package almanac.access.projection;

import almanac.access.JobTables;
import almanac.project.event.GoalEvent;
import almanac.project.event.GoalEvent.GoalAdded;
import almanac.project.event.GoalEvent.GoalCompleted;
import almanac.project.event.GoalEvent.GoalRemoved;
import almanac.project.event.GoalEvent.GoalReopened;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of goals. */
@Component
class GoalAccess implements AccessPart<GoalEvent> {

    private final JobTables tables;

    GoalAccess(JobTables tables) {
        this.tables = tables;
    }

    @Override
    public Class<GoalEvent> events() {
        return GoalEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_goal");
    }

    @Override
    public void apply(GoalEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case GoalAdded e -> tables.addGoal(e.goal(), e.project());
            case GoalRemoved e -> tables.removeGoal(e.goal());
            case GoalCompleted _, GoalReopened _ -> {}
        }
    }
}
