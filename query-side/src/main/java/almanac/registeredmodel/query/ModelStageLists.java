package almanac.registeredmodel.query;

import almanac.access.ModelStageTable;
import almanac.registeredmodel.event.ModelStagesEvent;
import almanac.registeredmodel.query.ModelStageQuery.ListInstallationStages;
import almanac.registeredmodel.query.ModelStageQuery.ListProjectStages;
import almanac.registeredmodel.query.ModelStageQuery.ListReviewStages;
import almanac.registeredmodel.query.ModelStageQuery.ValidateTransition;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowStore;
import almanac.row.Rows;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import almanac.shared.Projection;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects the stages that projects have defined, and answers queries for stages of versions. */
@Component
@ProcessingGroup("model-stages")
class ModelStageLists implements Projection {

    private final Rows<ModelStagesEvent, ModelStagesRow> rows;
    private final ModelVersions versions;
    private final ModelStageTable stages;

    ModelStageLists(RowStore store, ModelVersions versions, ModelStageTable stages) {
        this.rows = store.rows(new ProjectionType<>(
                "modelstages",
                ModelStagesEvent.class,
                ModelStagesRow.class,
                ModelStagesRow::new,
                ModelStagesRow::asked));
        this.versions = versions;
        this.stages = stages;
    }

    @Override
    public List<String> tables() {
        return List.of("model_stages_row");
    }

    @EventHandler
    void on(ModelStagesEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Page<RegisteredModelStageV1> answer(ListInstallationStages query) {
        return all(stages.ofInstallation().labels()).map(RegisteredModelStageV1::new);
    }

    @QueryHandler
    Page<RegisteredModelVersionCustomStageResponseV1> answer(ListProjectStages query) {
        List<String> byDefault =
                query.includeDefaults() ? stages.ofInstallation().labels() : List.of();
        List<String> labels = rows.find(ModelStagesEvent.STREAM + query.project())
                .map(ModelStagesRow::labels)
                .orElse(byDefault);
        return all(labels).map(RegisteredModelVersionCustomStageResponseV1::new);
    }

    @QueryHandler
    Page<RegisteredModelVersionReviewStageResponseV1> answer(ListReviewStages query) {
        ModelVersionRow version = version(query.version(), query.project());
        return all(stages.of(query.project()).toReviewFor(version.stage()))
                .map(RegisteredModelVersionReviewStageResponseV1::new);
    }

    /** Answers true, or refuses in the words in which the move would be refused. */
    @QueryHandler
    boolean answer(ValidateTransition query) {
        ModelVersionRow version = version(query.version(), query.project());
        stages.of(query.project()).transition(version.number(), version.stage(), query.stage(), version.isInReview());
        return true;
    }

    private ModelVersionRow version(ModelVersionId version, ProjectId project) {
        return versions.rows()
                .find(version.value())
                .filter(found -> found.belongsTo(project))
                .orElseThrow(() -> ErrorCode.MODEL_VERSION_NOT_FOUND.with("?", version));
    }

    private static Page<String> all(List<String> labels) {
        return new Page<>(labels, labels.size());
    }
}
