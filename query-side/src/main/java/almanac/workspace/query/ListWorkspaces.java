package almanac.workspace.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for the workspaces of a project, newest first. */
@Requires(Permission.OPEN_WORKSPACE)
public record ListWorkspaces(ProjectId project, Window window) implements Scoped.Project, Query<Page<WorkspaceV1>> {}
