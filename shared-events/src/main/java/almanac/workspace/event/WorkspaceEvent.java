package almanac.workspace.event;

import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** What happens to a workspace: that somebody has one. What happens in its sessions happens to their executions. */
public sealed interface WorkspaceEvent {

    WorkspaceId workspace();

    /**
     * Somebody set up where he works.
     *
     * @param tool the name of the program that a session starts; null for the first that the environment has
     */
    record WorkspaceCreated(
            WorkspaceId workspace,
            ProjectId project,
            UserId owner,
            String name,
            EnvironmentId environment,
            HardwareTierId hardwareTier,
            @Nullable String tool)
            implements WorkspaceEvent {}

    record WorkspaceDeleted(WorkspaceId workspace) implements WorkspaceEvent {}
}
