package almanac.project.command;

import almanac.project.event.GoalEvent.GoalAdded;

/** Goals that begin with the project that they are of. */
interface GoalCopies {

    void begin(GoalAdded added);
}
