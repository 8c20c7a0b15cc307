package almanac.project.command;

import almanac.shared.About;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;

/** A command to a goal that should exist in the project named. */
interface GoalCommand extends About.Project, About.Existing {

    GoalId goal();

    @Override
    default DomainException missing() {
        return ErrorCode.GOAL_NOT_FOUND.with(goal());
    }
}
