package almanac.workspace.query;

import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workspace.
 *
 * @param tool the name of the program that a session starts; null for the first that the environment has
 */
public record WorkspaceV1(
        WorkspaceId id,
        ProjectId projectId,
        UserId ownerId,
        String name,
        EnvironmentId environmentId,
        HardwareTierId hardwareTier,
        @Nullable String tool,
        Instant createdAt) {}
