package almanac.experiment.event;

import almanac.shared.DisplayName;
import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
import almanac.shared.LoggedModelId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of a model that was logged in an experiment. Its artifacts are {@link ArtifactEvent}s. */
public sealed interface LoggedModelEvent {

    LoggedModelId model();

    /**
     * A client has announced a model, whose artifacts are to come.
     *
     * @param type such as {@code classifier}, in words of the client's own; empty when it names none
     * @param sourceRun that makes it; null when none does
     */
    record LoggedModelCreated(
            LoggedModelId model,
            ExperimentId experiment,
            ProjectId project,
            UserId createdBy,
            @DisplayName String name,
            String type,
            @Nullable ExperimentRunId sourceRun)
            implements LoggedModelEvent {}

    /** Parameters that the model did not have before. */
    record LoggedModelParamsLogged(LoggedModelId model, Map<String, String> params) implements LoggedModelEvent {}

    /** Each of the tags has this value from now on; the others stay. */
    record LoggedModelTagged(LoggedModelId model, Map<String, String> tags) implements LoggedModelEvent {}

    record LoggedModelTagRemoved(LoggedModelId model, String key) implements LoggedModelEvent {}

    /** The client has said whether all artifacts have come. */
    record LoggedModelFinalized(LoggedModelId model, LoggedModelStatus status) implements LoggedModelEvent {}

    record LoggedModelDeleted(LoggedModelId model) implements LoggedModelEvent {}
}
