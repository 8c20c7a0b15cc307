package almanac.access.projection;

import almanac.access.WorkspaceTable;
import almanac.shared.EventFacts;
import almanac.workspace.event.WorkspaceEvent;
import almanac.workspace.event.WorkspaceEvent.WorkspaceCreated;
import almanac.workspace.event.WorkspaceEvent.WorkspaceDeleted;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of workspaces. */
@Component
class WorkspaceAccess implements AccessPart<WorkspaceEvent> {

    private final WorkspaceTable workspaces;

    WorkspaceAccess(WorkspaceTable workspaces) {
        this.workspaces = workspaces;
    }

    @Override
    public Class<WorkspaceEvent> events() {
        return WorkspaceEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_workspace");
    }

    @Override
    public void apply(WorkspaceEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case WorkspaceCreated e -> workspaces.add(e);
            case WorkspaceDeleted e -> workspaces.remove(e.workspace());
        }
    }
}
