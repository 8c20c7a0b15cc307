package almanac.environment.query;

import almanac.environment.event.RevisionDefinition;
import org.jspecify.annotations.Nullable;

/** The definition of an environment for a copy of it; what is made as a copy begins with its image. */
public record EnvironmentDefinition(
        String name,
        @Nullable String description,
        @Nullable Boolean addBaseDependencies,
        RevisionDefinition revision) {}
