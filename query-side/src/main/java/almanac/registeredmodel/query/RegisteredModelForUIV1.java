package almanac.registeredmodel.query;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registered model as a line of a table.
 *
 * @param createdAt of the latest version, if there is one
 * @param updatedAt of the latest version, if there is one
 * @param latestVersion null when the model has none
 * @param latestVersionExperimentMetrics the latest finite value of each metric of its run
 * @param ownerUsername the user name of the project's owner
 */
public record RegisteredModelForUIV1(
        String name,
        String description,
        @Nullable Boolean discoverable,
        String ownerUsername,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Integer latestVersion,
        @Nullable String latestVersionStage,
        @Nullable Map<String, Double> latestVersionExperimentMetrics,
        int modelApiCount,
        @Nullable Long predictionCount,
        RegisteredModelProjectSummaryV1 project,
        Map<String, String> tags) {}
