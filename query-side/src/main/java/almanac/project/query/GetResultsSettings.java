package almanac.project.query;

import almanac.shared.About;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;

/** Where do results go? */
@Requires(Permission.LIST_PROJECT)
public record GetResultsSettings(ProjectId project) implements About.Project {}
