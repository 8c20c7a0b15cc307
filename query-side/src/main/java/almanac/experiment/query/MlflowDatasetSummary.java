package almanac.experiment.query;

import almanac.shared.ExperimentId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A set of data that a run of an experiment has read, in short. */
@JsonNaming(SnakeCaseStrategy.class)
public record MlflowDatasetSummary(
        ExperimentId experimentId,
        String name,
        String digest,
        @Nullable String context) {}
