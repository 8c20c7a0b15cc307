package almanac.project.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.Scoped;

/** A command to a goal that must exist in the named project. */
interface GoalCommand extends Scoped.Project, Scoped.Existing {

    GoalId goal();

    @Override
    default DomainException missing() {
        return ErrorCode.GOAL_NOT_FOUND.with(goal());
    }
}
