package almanac.git.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for the pushes to the repository of a project, the newest first. */
@Requires(Permission.READ_FILES)
public record ListPushes(ProjectId project, Window window) implements Scoped.Project, Query<Page<PushV1>> {}
