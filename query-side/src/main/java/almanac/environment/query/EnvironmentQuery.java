package almanac.environment.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;

/** Queries about environments. */
public interface EnvironmentQuery {

    /** Asks for one environment, archived or not. */
    @Requires(Permission.VIEW_ENVIRONMENT)
    record GetEnvironment(EnvironmentId environment) implements Scoped.Environment, Query<Versioned<EnvironmentV1>> {}

    /** Asks for one revision of an environment. */
    @Requires(Permission.VIEW_ENVIRONMENT)
    record GetEnvironmentRevision(EnvironmentId environment, EnvironmentRevisionId revision)
            implements Scoped.Environment, Query<Versioned<EnvironmentRevisionV1>> {}

    /** Asks for the definition that a copy begins with. Users of the environment may read it, to change the copy. */
    @Requires(Permission.VIEW_ENVIRONMENT)
    record GetEnvironmentDefinition(EnvironmentId environment)
            implements Scoped.Environment, Query<EnvironmentDefinition> {}

    /** Asks which environment executions run in that name none. */
    @OpenToAll
    record FindDefaultEnvironment() implements Query<FoundEnvironment> {}

    /** Asks which environment has the revision. */
    @OpenToAll
    record FindEnvironmentOfRevision(EnvironmentRevisionId revision) implements Query<FoundEnvironment> {}

    /** Asks for the environments that the caller may use and that are not archived, by name. */
    @OpenToAll
    record ListEnvironments(UserId caller, Window window) implements Query<Page<EnvironmentV1>> {}

    /** Asks for the environments for the caller's jobs in a project, by name: those that are usable and were built. */
    @Requires(Permission.START_JOB)
    record ListUsableEnvironments(ProjectId project, UserId caller)
            implements Scoped.Project, Query<Page<UsableEnvironment>> {}
}
