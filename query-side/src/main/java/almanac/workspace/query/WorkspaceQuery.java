package almanac.workspace.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.WorkspaceId;

/** Queries about workspaces. */
public interface WorkspaceQuery {

    /** Asks for one workspace of a project. */
    @Requires(Permission.OPEN_WORKSPACE)
    record GetWorkspace(WorkspaceId workspace, ProjectId project)
            implements Scoped.Project, Query<Versioned<WorkspaceV1>> {}

    /** Asks for the workspaces of a project, newest first. */
    @Requires(Permission.OPEN_WORKSPACE)
    record ListWorkspaces(ProjectId project, Window window) implements Scoped.Project, Query<Page<WorkspaceV1>> {}
}
