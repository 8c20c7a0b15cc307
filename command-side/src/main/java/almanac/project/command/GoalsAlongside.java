package almanac.project.command;

import almanac.access.directory.CreateWithin;
import almanac.project.event.GoalEvent.GoalAdded;
import org.springframework.stereotype.Component;

/** {@link GoalCopies} as goals like any other. */
@Component
class GoalsAlongside implements GoalCopies {

    @Override
    public void begin(GoalAdded added) {
        CreateWithin.begin(Goal.class, () -> new Goal(added));
    }
}
