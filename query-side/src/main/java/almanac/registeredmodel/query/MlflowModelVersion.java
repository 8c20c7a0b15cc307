package almanac.registeredmodel.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A version of a model, as tracking clients read it.
 *
 * @param version its number, which is a text there
 * @param runId empty when no run is known
 * @param modelId of the logged model that it was registered from; null when it was registered from a run
 */
@JsonNaming(SnakeCaseStrategy.class)
public record MlflowModelVersion(
        String name,
        String version,
        long creationTimestamp,
        long lastUpdatedTimestamp,
        String userId,
        String currentStage,
        String description,
        String source,
        @Nullable String runId,
        @Nullable String modelId,
        String status,
        List<MlflowModelTag> tags,
        List<String> aliases) {}
