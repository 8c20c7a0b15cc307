package almanac.environment.query;

import almanac.environment.event.ClusterType;
import almanac.environment.event.EnvironmentVisibility;
import almanac.shared.EnvironmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An environment as the API shows it.
 *
 * @param selectedRevision the newest that was built
 */
public record EnvironmentV1(
        EnvironmentId id,
        String name,
        EnvironmentVisibility visibility,
        @Nullable EnvironmentOwnerV1 owner,
        boolean archived,
        @Nullable Boolean isCurated,
        @Nullable EnvironmentRevisionV1 latestRevision,
        @Nullable EnvironmentRevisionV1 selectedRevision,
        @Nullable EnvironmentRevisionV1 restrictedRevision,
        List<ClusterType> supportedClusters,
        @Nullable List<String> activeRevisionTags,
        @Nullable List<String> internalTags) {}
