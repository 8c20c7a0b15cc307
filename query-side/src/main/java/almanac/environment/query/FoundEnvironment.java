package almanac.environment.query;

import almanac.shared.EnvironmentId;
import org.jspecify.annotations.Nullable;

/** The id of the environment that was looked for; null when there is none. */
public record FoundEnvironment(@Nullable EnvironmentId environment) {}
