package almanac.environment.query;

import almanac.environment.event.RevisionDefinition;
import org.jspecify.annotations.Nullable;

/** An environment as a copy needs it; never shown. */
public record EnvironmentDefinition(
        String name,
        @Nullable String description,
        @Nullable Boolean addBaseDependencies,
        RevisionDefinition revision) {}
