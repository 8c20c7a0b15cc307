package almanac.workspace.query;

import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ProjectId;
import almanac.shared.WorkspaceId;
import almanac.workspace.event.WorkspaceEvent;
import almanac.workspace.query.WorkspaceQuery.GetWorkspace;
import almanac.workspace.query.WorkspaceQuery.ListWorkspaces;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects workspaces, and answers queries for them. */
@Component
@ProcessingGroup("workspaces")
class Workspaces extends RowProjection<WorkspaceEvent, WorkspaceRow> {

    Workspaces(RowStore store) {
        super(
                store,
                new ProjectionType<>(
                        "workspaces",
                        WorkspaceEvent.class,
                        WorkspaceRow.class,
                        WorkspaceRow::new,
                        WorkspaceRow::asked));
    }

    @EventHandler
    void on(WorkspaceEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<WorkspaceV1> answer(GetWorkspace query) {
        WorkspaceRow row = row(query.workspace(), query.project());
        return Versioned.of(row.toV1(), row);
    }

    @QueryHandler
    Page<WorkspaceV1> answer(ListWorkspaces query) {
        return rows.page(
                        "from workspace_row r where r.project_id = :project and not r.deleted",
                        "r.id desc",
                        Map.of("project", query.project().value()),
                        query.window())
                .map(WorkspaceRow::toV1);
    }

    private WorkspaceRow row(WorkspaceId workspace, ProjectId project) {
        return rows.find(workspace.value())
                .filter(row -> row.belongsTo(project))
                .orElseThrow(() -> ErrorCode.WORKSPACE_NOT_FOUND.with(workspace));
    }
}
