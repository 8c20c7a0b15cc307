package almanac.workspace.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Scoped;
import almanac.shared.WorkspaceId;

/** A command to a workspace that must exist in the named project. */
interface WorkspaceCommand extends Scoped.Project, Scoped.Existing {

    WorkspaceId workspace();

    @Override
    default DomainException missing() {
        return ErrorCode.WORKSPACE_NOT_FOUND.with(workspace());
    }
}
