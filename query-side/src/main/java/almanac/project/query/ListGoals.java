package almanac.project.query;

import almanac.row.Page;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for all goals of a project, oldest first. */
@Requires(Permission.LIST_PROJECT)
public record ListGoals(ProjectId project) implements Scoped.Project, Query<Page<ProjectGoalV1>> {}
