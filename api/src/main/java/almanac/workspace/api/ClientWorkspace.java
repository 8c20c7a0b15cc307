package almanac.workspace.api;

import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import almanac.workspace.query.WorkspaceV1;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workspace as older clients know it.
 *
 * @param mostRecentSession left out of lists
 */
record ClientWorkspace(
        WorkspaceId id,
        ProjectId projectId,
        String name,
        UserId ownerId,
        boolean deleted,
        boolean isLegacy,
        Instant createdAt,
        ClientWorkspaceConfig configTemplate,
        @Nullable ClientSession mostRecentSession) {

    record ClientWorkspaceConfig(
            ClientWorkspaceEnvironment environment, ClientWorkspaceTier hardwareTier, List<String> tools) {}

    record ClientWorkspaceEnvironment(EnvironmentId id) {}

    record ClientWorkspaceTier(ClientTierValue id) {}

    record ClientTierValue(HardwareTierId value) {}

    static ClientWorkspace of(WorkspaceV1 workspace, @Nullable ClientSession session) {
        return new ClientWorkspace(
                workspace.id(),
                workspace.projectId(),
                workspace.name(),
                workspace.ownerId(),
                false,
                false,
                workspace.createdAt(),
                new ClientWorkspaceConfig(
                        new ClientWorkspaceEnvironment(workspace.environmentId()),
                        new ClientWorkspaceTier(new ClientTierValue(workspace.hardwareTier())),
                        workspace.tool() == null ? List.of() : List.of(workspace.tool())),
                session);
    }
}
