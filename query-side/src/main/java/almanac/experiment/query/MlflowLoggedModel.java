package almanac.experiment.query;

import almanac.shared.ExperimentId;
import almanac.shared.LoggedModelId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A logged model, as tracking clients read it. */
public record MlflowLoggedModel(ModelInfo info, Data data) {

    /** What the model is. Times are milliseconds since 1970. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ModelInfo(
            LoggedModelId modelId,
            ExperimentId experimentId,
            String name,
            long creationTimestampMs,
            long lastUpdatedTimestampMs,
            String artifactUri,
            String status,
            String creatorId,
            String modelType,
            @Nullable String sourceRunId,
            List<MlflowTag> tags) {}

    public record Data(List<MlflowTag> params, List<MlflowMetric> metrics) {}
}
