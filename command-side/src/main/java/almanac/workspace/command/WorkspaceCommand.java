package almanac.workspace.command;

import almanac.shared.About;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.WorkspaceId;

/** A command to a workspace that should exist in the project named. */
interface WorkspaceCommand extends About.Project, About.Existing {

    WorkspaceId workspace();

    @Override
    default DomainException missing() {
        return ErrorCode.WORKSPACE_NOT_FOUND.with(workspace());
    }
}
