package almanac.environment.query;

import almanac.shared.EnvironmentId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for the definition that a copy begins with. Users of the environment may read it, to change the copy. */
@Requires(Permission.VIEW_ENVIRONMENT)
public record GetEnvironmentDefinition(EnvironmentId environment)
        implements Scoped.Environment, Query<EnvironmentDefinition> {}
