package almanac.environment.query;

import almanac.row.Versioned;
import almanac.shared.EnvironmentId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one environment, archived or not. */
@Requires(Permission.VIEW_ENVIRONMENT)
public record GetEnvironment(EnvironmentId environment)
        implements Scoped.Environment, Query<Versioned<EnvironmentV1>> {}
