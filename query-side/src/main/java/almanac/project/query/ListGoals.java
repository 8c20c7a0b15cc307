package almanac.project.query;

import almanac.shared.About;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;

/** All goals of a project, oldest first. */
@Requires(Permission.LIST_PROJECT)
public record ListGoals(ProjectId project) implements About.Project {}
