package almanac.project.query;

import almanac.shared.About;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;

/** How does the project go? */
@Requires(Permission.LIST_PROJECT)
public record GetProjectStatus(ProjectId project) implements About.Project {}
