package almanac.experiment.query;

import almanac.experiment.event.LoggedModelEvent;
import almanac.experiment.event.LoggedModelEvent.LoggedModelCreated;
import almanac.experiment.event.LoggedModelEvent.LoggedModelDeleted;
import almanac.experiment.event.LoggedModelEvent.LoggedModelFinalized;
import almanac.experiment.event.LoggedModelEvent.LoggedModelParamsLogged;
import almanac.experiment.event.LoggedModelEvent.LoggedModelTagRemoved;
import almanac.experiment.event.LoggedModelEvent.LoggedModelTagged;
import almanac.experiment.event.LoggedModelStatus;
import almanac.experiment.query.LoggedModelQuery.GetLoggedModel;
import almanac.row.Row;
import almanac.shared.ArtifactRoot;
import almanac.shared.EventFacts;
import almanac.shared.ExperimentId;
import almanac.shared.LoggedModelId;
import almanac.shared.ProjectId;
import almanac.storage.metrics.ModelMetric;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A model that was logged in an experiment. */
@Entity
@Table(name = "logged_model_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class LoggedModelRow extends Row<LoggedModelEvent> {

    private String experimentId;
    private String projectId;
    private String createdById;
    private String name;
    private String type;
    private @Nullable String sourceRunId;

    @Enumerated(EnumType.STRING)
    private LoggedModelStatus status = LoggedModelStatus.PENDING;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> params = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> tags = Map.of();

    private boolean deleted;

    @Override
    protected void apply(LoggedModelEvent event, EventFacts facts) {
        switch (event) {
            case LoggedModelCreated e -> {
                experimentId = e.experiment().value();
                projectId = e.project().value();
                createdById = e.createdBy().value();
                name = e.name();
                type = e.type();
                sourceRunId = e.sourceRun() == null ? null : e.sourceRun().value();
            }
            case LoggedModelParamsLogged e -> params = ExperimentRow.with(params, e.params());
            case LoggedModelTagged e -> tags = ExperimentRow.with(tags, e.tags());
            case LoggedModelTagRemoved e -> {
                Map<String, String> rest = new HashMap<>(tags);
                rest.remove(e.key());
                tags = rest;
            }
            case LoggedModelFinalized e -> status = e.status();
            case LoggedModelDeleted _ -> deleted = true;
        }
    }

    boolean belongsTo(ProjectId project) {
        return projectId.equals(project.value()) && !deleted;
    }

    /** Returns the query that this row answers. */
    GetLoggedModel asked() {
        return new GetLoggedModel(model(), new ProjectId(projectId));
    }

    LoggedModelId model() {
        return new LoggedModelId(id());
    }

    MlflowLoggedModel toMlflow(List<ModelMetric> metrics) {
        return new MlflowLoggedModel(
                new MlflowLoggedModel.ModelInfo(
                        model(),
                        new ExperimentId(experimentId),
                        name,
                        createdAt().toEpochMilli(),
                        updatedAt().toEpochMilli(),
                        ArtifactRoot.of(model()).uri(),
                        "LOGGED_MODEL_" + status,
                        type,
                        sourceRunId,
                        MlflowTag.of(tags)),
                new MlflowLoggedModel.Data(
                        MlflowTag.of(params),
                        metrics.stream().map(MlflowLoggedModel.Metric::of).toList()));
    }
}
