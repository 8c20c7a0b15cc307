package almanac.project.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for the imported repositories of a project, in the order in which they were imported. */
@Requires(Permission.LIST_PROJECT)
public record ListRepositories(ProjectId project, Window window)
        implements Scoped.Project, Query<Page<ProjectGitRepositoryV1>> {}
