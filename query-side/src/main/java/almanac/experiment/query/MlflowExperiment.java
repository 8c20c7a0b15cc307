package almanac.experiment.query;

import almanac.shared.ExperimentId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An experiment, as tracking clients read it. */
@JsonNaming(SnakeCaseStrategy.class)
public record MlflowExperiment(
        ExperimentId experimentId,
        String name,
        String artifactLocation,
        String lifecycleStage,
        @Nullable Long creationTime,
        @Nullable Long lastUpdateTime,
        List<MlflowTag> tags) {

    static final String LOCATION = "mlflow-artifacts:/mlflow";

    /** The experiment that a client means which names none: it is for reading only. */
    public static final MlflowExperiment DEFAULT =
            new MlflowExperiment(ExperimentId.DEFAULT, "Default", LOCATION, "active", null, null, List.of());

    static String stage(boolean isDeleted) {
        return isDeleted ? "deleted" : "active";
    }
}
