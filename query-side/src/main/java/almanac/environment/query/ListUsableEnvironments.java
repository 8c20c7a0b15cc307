package almanac.environment.query;

import almanac.row.Page;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;

/** Asks for the environments for the caller's jobs in a project, by name: those that are usable and were built. */
@Requires(Permission.START_JOB)
public record ListUsableEnvironments(ProjectId project, UserId caller)
        implements Scoped.Project, Query<Page<UsableEnvironment>> {}
