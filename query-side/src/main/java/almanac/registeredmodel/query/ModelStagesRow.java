package almanac.registeredmodel.query;

import almanac.registeredmodel.event.ModelStagesEvent;
import almanac.registeredmodel.event.ModelStagesEvent.StagesDefined;
import almanac.registeredmodel.query.ModelStageQuery.ListProjectStages;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.ProjectId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** The stages that a project has defined. */
@Entity
@Table(name = "model_stages_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class ModelStagesRow extends Row<ModelStagesEvent> {

    private String projectId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<String> labels = List.of();

    @Override
    protected void apply(ModelStagesEvent event, EventFacts facts) {
        switch (event) {
            case StagesDefined e -> {
                projectId = e.project().value();
                labels = e.labels();
            }
        }
    }

    List<String> labels() {
        return labels;
    }

    /** Returns the query that stands for the right to read this row's past. */
    ListProjectStages asked() {
        return new ListProjectStages(new ProjectId(projectId), false);
    }
}
