package almanac.experiment.query;

import almanac.experiment.event.DatasetInput;
import almanac.experiment.event.ModelOutput;
import almanac.experiment.event.RunEvent;
import almanac.experiment.event.RunEvent.InputsLogged;
import almanac.experiment.event.RunEvent.MetricsLogged;
import almanac.experiment.event.RunEvent.ModelLogged;
import almanac.experiment.event.RunEvent.OutputsLogged;
import almanac.experiment.event.RunEvent.ParamsLogged;
import almanac.experiment.event.RunEvent.RunDeleted;
import almanac.experiment.event.RunEvent.RunEnded;
import almanac.experiment.event.RunEvent.RunRenamed;
import almanac.experiment.event.RunEvent.RunRestored;
import almanac.experiment.event.RunEvent.RunResumed;
import almanac.experiment.event.RunEvent.RunStarted;
import almanac.experiment.event.RunEvent.RunTagRemoved;
import almanac.experiment.event.RunEvent.RunTagged;
import almanac.experiment.event.RunStatus;
import almanac.experiment.query.RunQuery.GetRunOfExperiment;
import almanac.row.Row;
import almanac.shared.ArtifactRoot;
import almanac.shared.EventFacts;
import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
import almanac.shared.LoggedModelId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.storage.metrics.MetricValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A run. Its metrics are in tables of their own, so that most events change little here. */
@Entity
@DynamicUpdate
@Table(name = "run_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class RunRow extends Row<RunEvent> {

    private String experimentId;
    private String projectId;
    private String startedById;
    private @Nullable String jobId;
    private String name;

    @Enumerated(EnumType.STRING)
    private RunStatus status = RunStatus.RUNNING;

    private Instant startedAt;
    private @Nullable Instant endedAt;
    private boolean deleted;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> params = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> tags = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<DatasetInput> datasets = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<LoggedModelId> modelInputs = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<ModelOutput> modelOutputs = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<Model> models = List.of();

    /** A model in a folder of the run's artifacts. */
    record Model(String path, List<String> flavors) {}

    @Override
    protected void apply(RunEvent event, EventFacts facts) {
        switch (event) {
            case RunStarted e -> start(e);
            case RunRenamed e -> name = e.name();
            case ParamsLogged e -> params = ExperimentRow.with(params, e.params());
            case RunTagged e -> tags = ExperimentRow.with(tags, e.tags());
            case RunTagRemoved e -> {
                Map<String, String> rest = new HashMap<>(tags);
                rest.remove(e.key());
                tags = rest;
            }
            case InputsLogged e -> {
                datasets = joined(datasets, e.datasets());
                modelInputs = joined(modelInputs, e.models());
            }
            case OutputsLogged e -> modelOutputs = joined(modelOutputs, e.models());
            case ModelLogged e -> models = joined(models, List.of(new Model(e.path(), e.flavors())));
            case RunEnded e -> {
                status = e.status();
                endedAt = e.endedAt();
            }
            case RunResumed e -> {
                status = e.status();
                endedAt = null;
            }
            case RunDeleted _ -> deleted = true;
            case RunRestored _ -> deleted = false;
            case MetricsLogged _ -> {}
        }
    }

    private void start(RunStarted event) {
        experimentId = event.experiment().value();
        projectId = event.project().value();
        startedById = event.startedBy().value();
        jobId = event.job() == null ? null : event.job().value();
        name = event.name();
        startedAt = event.startedAt();
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    boolean belongsTo(ProjectId project) {
        return projectId.equals(project.value());
    }

    ExperimentRunId run() {
        return new ExperimentRunId(id());
    }

    UserId startedBy() {
        return new UserId(startedById);
    }

    /** Returns the query that this row answers. */
    GetRunOfExperiment asked() {
        return new GetRunOfExperiment(run(), new ProjectId(projectId));
    }

    /**
     * Returns the run as clients read it.
     *
     * @param userName of the user that started it: no event holds it
     */
    MlflowRun toMlflow(String userName, List<MetricValue> latest) {
        Map<String, String> all = ExperimentRow.with(
                tags, Map.of("mlflow.runName", name, "mlflow.user", userName, "mlflow.domino.user", userName));
        return new MlflowRun(
                new MlflowRun.RunInfo(
                        run(),
                        run(),
                        name,
                        new ExperimentId(experimentId),
                        userName,
                        status,
                        startedAt.toEpochMilli(),
                        endedAt == null ? null : endedAt.toEpochMilli(),
                        ArtifactRoot.of(run()).uri(),
                        MlflowExperiment.stage(deleted)),
                new MlflowRun.Data(
                        latest.stream().map(MlflowMetric::of).toList(), MlflowTag.of(params), MlflowTag.of(all)),
                new MlflowRun.Inputs(
                        datasets.stream().map(MlflowRun.DatasetRead::of).toList(),
                        modelInputs.stream().map(MlflowRun.ModelRead::new).toList()),
                new MlflowRun.Outputs(
                        modelOutputs.stream().map(MlflowRun.ModelMade::of).toList()));
    }
}
