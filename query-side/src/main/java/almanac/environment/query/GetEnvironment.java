package almanac.environment.query;

import almanac.shared.About;
import almanac.shared.EnvironmentId;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** One environment, archived or not. */
@Requires(Permission.VIEW_ENVIRONMENT)
public record GetEnvironment(EnvironmentId environment) implements About.Environment {}
