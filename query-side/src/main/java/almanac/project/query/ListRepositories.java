package almanac.project.query;

import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** The imported repositories of a project, in the order in which they came. */
@Requires(Permission.LIST_PROJECT)
public record ListRepositories(ProjectId project, Window window) implements Scoped.Project {}
