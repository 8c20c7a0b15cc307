package almanac.experiment.query;

import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
import almanac.shared.LoggedModelId;
import almanac.storage.metrics.ModelMetric;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A logged model, as tracking clients read it. */
public record MlflowLoggedModel(ModelInfo info, Data data) {

    /**
     * What the model is. Times are milliseconds since 1970. The member for its creator is a number in the description of
     * this API, which ids of users here are not: clients refuse an answer that has another value there.
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ModelInfo(
            LoggedModelId modelId,
            ExperimentId experimentId,
            String name,
            long creationTimestampMs,
            long lastUpdatedTimestampMs,
            String artifactUri,
            String status,
            String modelType,
            @Nullable String sourceRunId,
            List<MlflowTag> tags) {}

    public record Data(List<MlflowTag> params, List<Metric> metrics) {}

    /** The latest value of a metric on one set of data, which may be unnamed. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Metric(
            String key,
            double value,
            long timestamp,
            long step,
            @Nullable String datasetName,
            @Nullable String datasetDigest,
            LoggedModelId modelId,
            ExperimentRunId runId) {

        static Metric of(ModelMetric metric) {
            return new Metric(
                    metric.value().key(),
                    metric.value().value(),
                    metric.value().at(),
                    metric.value().step(),
                    metric.datasetName().isEmpty() ? null : metric.datasetName(),
                    metric.datasetDigest().isEmpty() ? null : metric.datasetDigest(),
                    metric.model(),
                    metric.run());
        }
    }
}
