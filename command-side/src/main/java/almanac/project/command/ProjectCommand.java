package almanac.project.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Scoped;

/** A command to a project that must exist. */
interface ProjectCommand extends Scoped.Project, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.PROJECT_NOT_FOUND.with(project());
    }
}
