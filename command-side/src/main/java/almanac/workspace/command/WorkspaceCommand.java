package almanac.workspace.command;

import almanac.shared.DomainException;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Commands about workspaces. Each that implements this interface is a command to a workspace that must exist in the
 * named project.
 */
public sealed interface WorkspaceCommand extends Scoped.Project, Scoped.Existing {

    WorkspaceId workspace();

    @Override
    default DomainException missing() {
        return ErrorCode.WORKSPACE_NOT_FOUND.with(workspace());
    }

    /** Creates a workspace. Null members have a default; for the tool it is the first of the environment. */
    @Requires({Permission.OPEN_WORKSPACE, Permission.USE_GLOBAL_COMPUTE})
    record CreateWorkspace(
            @TargetAggregateIdentifier WorkspaceId workspace,
            ProjectId project,
            UserId by,
            String name,
            @Nullable EnvironmentId environment,
            @Nullable HardwareTierId hardwareTier,
            @Nullable String tool)
            implements Scoped.Project {}

    /** Deletes a workspace, which its maker and administrators may do. Files that its sessions saved stay. */
    @Requires(Permission.OPEN_WORKSPACE)
    record DeleteWorkspace(@TargetAggregateIdentifier WorkspaceId workspace, ProjectId project, UserId by)
            implements WorkspaceCommand {}
}
