package almanac.workspace.command;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Deletes a workspace, which its maker and administrators may do. Files that its sessions saved stay. */
@Requires(Permission.OPEN_WORKSPACE)
public record DeleteWorkspace(@TargetAggregateIdentifier WorkspaceId workspace, ProjectId project, UserId by)
        implements WorkspaceCommand {}
