package almanac.experiment.command;

import almanac.experiment.event.DatasetInput;
import almanac.experiment.event.ModelOutput;
import almanac.experiment.event.RunStatus;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
import almanac.shared.JobId;
import almanac.shared.LoggedModelId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import almanac.storage.metrics.MetricValue;
import almanac.storage.metrics.ModelMetric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands to runs of experiments. */
public sealed interface ExperimentRunCommand {

    ExperimentRunId run();

    /** A command to a run that must exist, from the user whose run it is. */
    sealed interface OfOwner extends ExperimentRunCommand, Scoped.Project, Scoped.Existing {

        UserId by();

        @Override
        default DomainException missing() {
            return ErrorCode.EXPERIMENT_RUN_NOT_FOUND.with(run());
        }
    }

    /**
     * Begins a run.
     *
     * @param project that it belongs to
     * @param job that logs it; null when it is logged from elsewhere
     */
    @Requires(Permission.LOG_RUNS)
    record StartRun(
            @TargetAggregateIdentifier ExperimentRunId run,
            ExperimentId experiment,
            ProjectId project,
            UserId by,
            @Nullable JobId job,
            String name,
            Instant startedAt,
            Map<String, String> tags)
            implements ExperimentRunCommand, Scoped.Project {}

    /** Changes what a run says of itself; null members stay as they are. */
    @Requires(Permission.LOG_RUNS)
    record UpdateRun(
            @TargetAggregateIdentifier ExperimentRunId run,
            ProjectId project,
            UserId by,
            @Nullable String name,
            @Nullable RunStatus status,
            Instant endedAt)
            implements OfOwner {}

    /** Ends a run whose job or session has ended. */
    @SystemOnly
    record AbandonRun(@TargetAggregateIdentifier ExperimentRunId run, RunStatus status, Instant endedAt)
            implements ExperimentRunCommand, Scoped.Existing {

        @Override
        public DomainException missing() {
            return ErrorCode.EXPERIMENT_RUN_NOT_FOUND.with(run);
        }
    }

    /**
     * Logs values of metrics, parameters and tags, all of them or none.
     *
     * @param ofModels those of the metrics that are measured on logged models
     */
    @Requires(Permission.LOG_RUNS)
    record LogBatch(
            @TargetAggregateIdentifier ExperimentRunId run,
            ProjectId project,
            UserId by,
            List<MetricValue> metrics,
            List<ModelMetric> ofModels,
            Map<String, String> params,
            Map<String, String> tags)
            implements OfOwner {}

    @Requires(Permission.LOG_RUNS)
    record RemoveRunTag(@TargetAggregateIdentifier ExperimentRunId run, ProjectId project, UserId by, String key)
            implements OfOwner {}

    @Requires(Permission.LOG_RUNS)
    record LogInputs(
            @TargetAggregateIdentifier ExperimentRunId run,
            ProjectId project,
            UserId by,
            List<DatasetInput> datasets,
            List<LoggedModelId> models)
            implements OfOwner {}

    @Requires(Permission.LOG_RUNS)
    record LogOutputs(
            @TargetAggregateIdentifier ExperimentRunId run, ProjectId project, UserId by, List<ModelOutput> models)
            implements OfOwner {}

    /** Records that a folder of the run's artifacts holds a model. */
    @Requires(Permission.LOG_RUNS)
    record LogModel(
            @TargetAggregateIdentifier ExperimentRunId run,
            ProjectId project,
            UserId by,
            String path,
            List<String> flavors)
            implements OfOwner {}

    @Requires(Permission.LOG_RUNS)
    record DeleteRun(@TargetAggregateIdentifier ExperimentRunId run, ProjectId project, UserId by) implements OfOwner {}

    @Requires(Permission.LOG_RUNS)
    record RestoreRun(@TargetAggregateIdentifier ExperimentRunId run, ProjectId project, UserId by)
            implements OfOwner {}
}
