package almanac.project.query;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Where do results go? */
@Requires(Permission.LIST_PROJECT)
public record GetResultsSettings(ProjectId project) implements Scoped.Project {}
