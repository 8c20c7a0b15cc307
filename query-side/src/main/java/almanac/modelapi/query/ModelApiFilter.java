package almanac.modelapi.query;

import almanac.shared.EnvironmentId;
import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which model APIs are asked for; a member that is null lets all through.
 *
 * @param name a part of their names, in any case
 * @param modelName of a registered model that one of their versions serves
 * @param modelVersion its number, with the name only
 */
public record ModelApiFilter(
        @Nullable ProjectId project,
        @Nullable EnvironmentId environment,
        @Nullable String name,
        @Nullable String modelName,
        @Nullable Integer modelVersion) {}
