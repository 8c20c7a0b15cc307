package almanac.workspace.event;

import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** Events of a workspace as such. The events of its sessions are those of their executions. */
public sealed interface WorkspaceEvent {

    WorkspaceId workspace();

    /**
     * A user set up a workspace.
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
