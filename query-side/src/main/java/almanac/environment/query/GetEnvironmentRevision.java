package almanac.environment.query;

import almanac.row.Versioned;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one revision of an environment. */
@Requires(Permission.VIEW_ENVIRONMENT)
public record GetEnvironmentRevision(EnvironmentId environment, EnvironmentRevisionId revision)
        implements Scoped.Environment, Query<Versioned<EnvironmentRevisionV1>> {}
