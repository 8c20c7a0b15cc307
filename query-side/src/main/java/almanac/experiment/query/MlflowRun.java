package almanac.experiment.query;

import almanac.experiment.event.DatasetInput;
import almanac.experiment.event.ModelOutput;
import almanac.experiment.event.RunStatus;
import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
import almanac.shared.LoggedModelId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A run, as tracking clients read it. */
public record MlflowRun(RunInfo info, Data data, Inputs inputs, Outputs outputs) {

    /** What a run is. Times are milliseconds since 1970. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record RunInfo(
            ExperimentRunId runId,
            ExperimentRunId runUuid,
            String runName,
            ExperimentId experimentId,
            String userId,
            RunStatus status,
            long startTime,
            @Nullable Long endTime,
            String artifactUri,
            String lifecycleStage) {}

    /** What a run has logged: of each metric the latest value. */
    public record Data(List<MlflowMetric> metrics, List<MlflowTag> params, List<MlflowTag> tags) {}

    /** What a run has read. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Inputs(List<DatasetRead> datasetInputs, List<ModelRead> modelInputs) {}

    /** A set of data that a run has read. */
    public record DatasetRead(List<MlflowTag> tags, Dataset dataset) {

        static DatasetRead of(DatasetInput input) {
            return new DatasetRead(
                    MlflowTag.of(input.tags()),
                    new Dataset(
                            input.name(),
                            input.digest(),
                            input.sourceType(),
                            input.source(),
                            input.schema(),
                            input.profile()));
        }
    }

    /** A set of data, as its client describes it. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Dataset(
            String name,
            String digest,
            String sourceType,
            String source,
            @Nullable String schema,
            @Nullable String profile) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record ModelRead(LoggedModelId modelId) {}

    /** What a run has made. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Outputs(List<ModelMade> modelOutputs) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record ModelMade(LoggedModelId modelId, long step) {

        static ModelMade of(ModelOutput output) {
            return new ModelMade(output.model(), output.step());
        }
    }
}
