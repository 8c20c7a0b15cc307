package almanac.workspace.command;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a workspace away, which its maker and administrators may. What its sessions have put into the project's files stays. */
@Requires(Permission.OPEN_WORKSPACE)
public record DeleteWorkspace(@TargetAggregateIdentifier WorkspaceId workspace, ProjectId project, UserId by)
        implements WorkspaceCommand {}
