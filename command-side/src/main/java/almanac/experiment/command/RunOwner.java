package almanac.experiment.command;

import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.UserId;

/** The project and the user that a run belongs to: runs of others can be read only. */
record RunOwner(ProjectId project, UserId user) {

    void require(ExperimentRunCommand.OfOwner command) {
        if (!command.project().equals(project)) {
            throw command.missing();
        }
        if (!command.by().equals(user)) {
            throw ErrorCode.RUN_OF_ANOTHER.with(command.run());
        }
    }
}
