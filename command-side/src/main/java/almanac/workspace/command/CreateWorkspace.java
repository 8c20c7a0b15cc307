package almanac.workspace.command;

import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Creates a workspace. Null members have a default; for the tool it is the first of the environment. */
@Requires({Permission.OPEN_WORKSPACE, Permission.USE_GLOBAL_COMPUTE})
public record CreateWorkspace(
        @TargetAggregateIdentifier WorkspaceId workspace,
        ProjectId project,
        UserId by,
        String name,
        @Nullable EnvironmentId environment,
        @Nullable HardwareTierId hardwareTier,
        @Nullable String tool)
        implements Scoped.Project {}
