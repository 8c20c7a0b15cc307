package almanac.workspace.query;

import almanac.row.Row;
import almanac.shared.EnvironmentId;
import almanac.shared.EventFacts;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import almanac.workspace.event.WorkspaceEvent;
import almanac.workspace.event.WorkspaceEvent.WorkspaceCreated;
import almanac.workspace.event.WorkspaceEvent.WorkspaceDeleted;
import almanac.workspace.query.WorkspaceQuery.GetWorkspace;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A workspace. */
@Entity
@Table(name = "workspace_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class WorkspaceRow extends Row<WorkspaceEvent> {

    private String projectId;
    private String ownerId;
    private String name;
    private String environmentId;
    private String hardwareTierId;
    private @Nullable String tool;
    private boolean deleted;

    @Override
    protected void apply(WorkspaceEvent event, EventFacts facts) {
        switch (event) {
            case WorkspaceCreated e -> {
                projectId = e.project().value();
                ownerId = e.owner().value();
                name = e.name();
                environmentId = e.environment().value();
                hardwareTierId = e.hardwareTier().value();
                tool = e.tool();
            }
            case WorkspaceDeleted _ -> deleted = true;
        }
    }

    boolean belongsTo(ProjectId project) {
        return projectId.equals(project.value()) && !deleted;
    }

    /** Returns the query that this row answers. */
    GetWorkspace asked() {
        return new GetWorkspace(new WorkspaceId(id()), new ProjectId(projectId));
    }

    WorkspaceV1 toV1() {
        return new WorkspaceV1(
                new WorkspaceId(id()),
                new ProjectId(projectId),
                new UserId(ownerId),
                name,
                new EnvironmentId(environmentId),
                new HardwareTierId(hardwareTierId),
                tool,
                createdAt());
    }
}
