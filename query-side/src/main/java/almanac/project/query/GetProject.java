package almanac.project.query;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** One project, or what the caller may see of it. */
@Requires(Permission.SEE_PROJECT)
public record GetProject(ProjectId project) implements Scoped.Project {}
