package almanac.workspace.query;

import almanac.row.Window;
import almanac.shared.About;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;

/** The workspaces of a project, newest first. */
@Requires(Permission.OPEN_WORKSPACE)
public record ListWorkspaces(ProjectId project, Window window) implements About.Project {}
