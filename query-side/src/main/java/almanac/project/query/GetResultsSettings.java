package almanac.project.query;

import almanac.row.Versioned;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks where results of a project go. */
@Requires(Permission.LIST_PROJECT)
public record GetResultsSettings(ProjectId project)
        implements Scoped.Project, Query<Versioned<ProjectResultsSettingsV1>> {}
