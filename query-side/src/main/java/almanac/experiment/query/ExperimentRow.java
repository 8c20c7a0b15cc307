package almanac.experiment.query;

import almanac.experiment.event.ExperimentEvent;
import almanac.experiment.event.ExperimentEvent.ExperimentCreated;
import almanac.experiment.event.ExperimentEvent.ExperimentDeleted;
import almanac.experiment.event.ExperimentEvent.ExperimentRenamed;
import almanac.experiment.event.ExperimentEvent.ExperimentRestored;
import almanac.experiment.event.ExperimentEvent.ExperimentTagged;
import almanac.experiment.query.ExperimentQuery.GetExperiment;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.ExperimentId;
import almanac.shared.ProjectId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** An experiment. */
@Entity
@Table(name = "experiment_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class ExperimentRow extends Row<ExperimentEvent> {

    private String projectId;
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> tags = Map.of();

    private boolean deleted;

    @Override
    protected void apply(ExperimentEvent event, EventFacts facts) {
        switch (event) {
            case ExperimentCreated e -> {
                projectId = e.project().value();
                name = e.name();
            }
            case ExperimentRenamed e -> name = e.name();
            case ExperimentTagged e -> tags = with(tags, e.tags());
            case ExperimentDeleted _ -> deleted = true;
            case ExperimentRestored _ -> deleted = false;
        }
    }

    /** Returns the entries and more of them, as a new map: a changed one is not seen as a change. */
    static Map<String, String> with(Map<String, String> entries, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(entries);
        all.putAll(more);
        return all;
    }

    boolean belongsTo(ProjectId project) {
        return projectId.equals(project.value());
    }

    /** Returns the query that this row answers. */
    GetExperiment asked() {
        return new GetExperiment(new ExperimentId(id()), new ProjectId(projectId));
    }

    MlflowExperiment toMlflow() {
        return new MlflowExperiment(
                new ExperimentId(id()),
                name,
                MlflowExperiment.LOCATION,
                MlflowExperiment.stage(deleted),
                createdAt().toEpochMilli(),
                updatedAt().toEpochMilli(),
                MlflowTag.of(with(tags, Map.of("mlflow.domino.project_id", projectId))));
    }
}
