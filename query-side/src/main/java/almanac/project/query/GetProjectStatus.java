package almanac.project.query;

import almanac.row.Versioned;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for the status of a project. */
@Requires(Permission.LIST_PROJECT)
public record GetProjectStatus(ProjectId project) implements Scoped.Project, Query<Versioned<ProjectStatusV1>> {}
