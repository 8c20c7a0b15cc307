package almanac.environment.query;

import almanac.shared.EnvironmentId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** What a copy of an environment begins with: for whoever may use it, so that he can change the copy. */
@Requires(Permission.VIEW_ENVIRONMENT)
public record GetEnvironmentDefinition(EnvironmentId environment) implements Scoped.Environment {}
