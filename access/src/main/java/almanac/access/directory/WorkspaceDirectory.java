package almanac.access.directory;

import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import java.util.Optional;

/** What a decision about a session may ask about its workspace; as of its own transaction. */
public interface WorkspaceDirectory {

    /**
     * A workspace as it is until the transaction ends.
     *
     * @param isLive whether one of its sessions has not ended
     */
    record Held(
            ProjectId project,
            UserId owner,
            String name,
            EnvironmentId environment,
            HardwareTierId hardwareTier,
            boolean isLive) {}

    /** Empty when there is no such workspace. From the question until the transaction ends it gets no session of others. */
    Optional<Held> hold(WorkspaceId workspace);
}
