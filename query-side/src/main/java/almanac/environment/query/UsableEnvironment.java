package almanac.environment.query;

import almanac.shared.EnvironmentId;

/** An environment that jobs can run in. */
public record UsableEnvironment(EnvironmentId id, String name) {}
