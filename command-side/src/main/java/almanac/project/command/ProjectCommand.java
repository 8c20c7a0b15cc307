package almanac.project.command;

import almanac.shared.About;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;

/** A command to a project that should exist. */
interface ProjectCommand extends About.Project, About.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.PROJECT_NOT_FOUND.with(project());
    }
}
