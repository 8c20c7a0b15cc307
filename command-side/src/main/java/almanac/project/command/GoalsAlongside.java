package almanac.project.command;

import almanac.access.CreateWithin;
import almanac.project.event.GoalEvent.GoalAdded;
import org.springframework.stereotype.Component;

/** Implements {@link GoalCopies}: a copy is an ordinary goal, created within the caller's transaction. */
@Component
class GoalsAlongside implements GoalCopies {

    @Override
    public void begin(GoalAdded added) {
        CreateWithin.begin(Goal.class, () -> new Goal(added));
    }
}
