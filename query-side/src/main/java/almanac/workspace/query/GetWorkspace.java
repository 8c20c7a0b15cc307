package almanac.workspace.query;

import almanac.row.Versioned;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.WorkspaceId;

/** Asks for one workspace of a project. */
@Requires(Permission.OPEN_WORKSPACE)
public record GetWorkspace(WorkspaceId workspace, ProjectId project)
        implements Scoped.Project, Query<Versioned<WorkspaceV1>> {}
