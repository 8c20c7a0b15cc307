package almanac.environment.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The definition of one revision of an environment; complete, including what it took from the one before. */
public record RevisionDefinition(
        @Nullable String image,
        @Nullable String dockerfileInstructions,
        @Nullable EnvironmentVariables environmentVariables,
        @Nullable String preSetupScript,
        @Nullable String postSetupScript,
        @Nullable String preRunScript,
        @Nullable String postRunScript,
        @Nullable Boolean skipCache,
        @Nullable Boolean useVpn,
        @Nullable String summary,
        @Nullable List<ClusterType> supportedClusters,
        @Nullable List<String> tags,
        @Nullable List<WorkspaceTool> workspaceTools) {

    /** Returns this definition, completed from the earlier one wherever this one says nothing. */
    public RevisionDefinition completedFrom(RevisionDefinition earlier) {
        return new RevisionDefinition(
                first(image, earlier.image),
                first(dockerfileInstructions, earlier.dockerfileInstructions),
                first(environmentVariables, earlier.environmentVariables),
                first(preSetupScript, earlier.preSetupScript),
                first(postSetupScript, earlier.postSetupScript),
                first(preRunScript, earlier.preRunScript),
                first(postRunScript, earlier.postRunScript),
                first(skipCache, earlier.skipCache),
                first(useVpn, earlier.useVpn),
                first(summary, earlier.summary),
                first(supportedClusters, earlier.supportedClusters),
                first(tags, earlier.tags),
                first(workspaceTools, earlier.workspaceTools));
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }
}
