package almanac.environment.query;

import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;

/** What the caller's jobs in a project can run in, by name: what he may use and what was built. */
@Requires(Permission.START_JOB)
public record ListUsableEnvironments(ProjectId project, UserId caller) implements Scoped.Project {}
