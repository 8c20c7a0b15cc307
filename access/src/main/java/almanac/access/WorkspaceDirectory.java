package almanac.access;

import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import java.util.Optional;

/** Answers a decision's questions about the workspace of a session, as of its own transaction. */
public interface WorkspaceDirectory {

    /**
     * A workspace as it stays until the transaction ends.
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

    /**
     * Returns the workspace; empty when it does not exist. No other transaction gives it a session until this one ends.
     */
    Optional<Held> hold(WorkspaceId workspace);
}
