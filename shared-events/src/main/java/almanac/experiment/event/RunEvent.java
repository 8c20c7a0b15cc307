package almanac.experiment.event;

import almanac.shared.DisplayName;
import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
import almanac.shared.JobId;
import almanac.shared.LoggedModelId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of a run: one execution of some code, with what it has logged. Its artifacts are {@link ArtifactEvent}s. */
public sealed interface RunEvent {

    ExperimentRunId run();

    /**
     * A run was begun.
     *
     * @param project that it belongs to: the job's, or else the experiment's
     * @param job the job or session that logs it; null when it is logged from elsewhere
     * @param startedAt as the client tells the time
     */
    record RunStarted(
            ExperimentRunId run,
            ExperimentId experiment,
            ProjectId project,
            UserId startedBy,
            @Nullable JobId job,
            @DisplayName String name,
            Instant startedAt)
            implements RunEvent {}

    record RunRenamed(ExperimentRunId run, @DisplayName String name) implements RunEvent {}

    /** Parameters that the run did not have before; their values never change. */
    record ParamsLogged(ExperimentRunId run, Map<String, String> params) implements RunEvent {}

    /** Each of the tags has this value from now on; the others stay. */
    record RunTagged(ExperimentRunId run, Map<String, String> tags) implements RunEvent {}

    record RunTagRemoved(ExperimentRunId run, String key) implements RunEvent {}

    /** The run has read these sets of data and logged models, besides those of earlier events. */
    record InputsLogged(ExperimentRunId run, List<DatasetInput> datasets, List<LoggedModelId> models)
            implements RunEvent {}

    /** The run has made these logged models, besides those of earlier events. */
    record OutputsLogged(ExperimentRunId run, List<ModelOutput> models) implements RunEvent {}

    /**
     * Values of metrics came. The values themselves are kept in a table of their own.
     *
     * @param keys of the metrics, each once
     * @param count of values
     */
    record MetricsLogged(ExperimentRunId run, List<String> keys, int count) implements RunEvent {}

    /**
     * The run has a model in a folder of its artifacts.
     *
     * @param path of the folder; empty text for the root of the artifacts
     * @param flavors by which libraries it can be loaded
     */
    record ModelLogged(ExperimentRunId run, String path, List<String> flavors) implements RunEvent {}

    record RunEnded(ExperimentRunId run, RunStatus status, Instant endedAt) implements RunEvent {}

    /** A run that had ended, or waited, goes on. */
    record RunResumed(ExperimentRunId run, RunStatus status) implements RunEvent {}

    /** The run is out of sight, and can be restored. */
    record RunDeleted(ExperimentRunId run) implements RunEvent {}

    record RunRestored(ExperimentRunId run) implements RunEvent {}
}
