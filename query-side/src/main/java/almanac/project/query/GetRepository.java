package almanac.project.query;

import almanac.row.Versioned;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.RepositoryId;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one imported repository of a project. */
@Requires(Permission.LIST_PROJECT)
public record GetRepository(ProjectId project, RepositoryId repository)
        implements Scoped.Project, Query<Versioned<ProjectGitRepositoryV1>> {}
