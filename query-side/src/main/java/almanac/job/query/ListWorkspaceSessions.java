package almanac.job.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.WorkspaceId;

/** Asks for the sessions of a workspace, newest first. */
@Requires(Permission.OPEN_WORKSPACE)
public record ListWorkspaceSessions(WorkspaceId workspace, ProjectId project, Window window)
        implements Scoped.Project, Query<Page<WorkspaceSessionV1>> {}
