package almanac.project.command;

import almanac.project.event.GoalEvent.GoalAdded;

/** Creates the goals of a copied project in the transaction of its creation. */
interface GoalCopies {

    void begin(GoalAdded added);
}
