package almanac.project.query;

import almanac.row.Versioned;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one project, or the part of it that the caller may see. */
@Requires(Permission.SEE_PROJECT)
public record GetProject(ProjectId project) implements Scoped.Project, Query<Versioned<ProjectV1>> {}
