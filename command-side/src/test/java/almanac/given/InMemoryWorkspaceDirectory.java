package almanac.given;

import almanac.access.WorkspaceDirectory;
import almanac.shared.WorkspaceId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A directory of the workspaces that a test puts into it. */
public final class InMemoryWorkspaceDirectory implements WorkspaceDirectory {

    private final Map<WorkspaceId, Held> workspaces = new HashMap<>();

    public InMemoryWorkspaceDirectory with(WorkspaceId workspace, Held held) {
        workspaces.put(workspace, held);
        return this;
    }

    @Override
    public Optional<Held> hold(WorkspaceId workspace) {
        return Optional.ofNullable(workspaces.get(workspace));
    }
}
