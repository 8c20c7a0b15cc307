package almanac.registeredmodel.query;

import almanac.registeredmodel.query.ModelVersionQuery.GetVersionDetails;
import almanac.registeredmodel.query.ModelVersionQuery.ListVersions;
import almanac.registeredmodel.query.RegisteredModelVersionDetailsV1.RegisteredModelVersionUiDetailsV1;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.shared.ErrorCode;
import almanac.shared.ModelId;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers queries for versions with what belongs to them: their projects, their reviews and what they were made from. */
@Component
class VersionDetails {

    private static final String OF_MODEL = "from model_version_row r where r.model_id = :model and not r.deleted";

    private final RegisteredModels models;
    private final ModelVersions versions;
    private final ModelProjects projects;
    private final VersionOrigins origins;
    private final ReviewSummaries reviews;

    VersionDetails(
            RegisteredModels models,
            ModelVersions versions,
            ModelProjects projects,
            VersionOrigins origins,
            ReviewSummaries reviews) {
        this.models = models;
        this.versions = versions;
        this.projects = projects;
        this.origins = origins;
        this.reviews = reviews;
    }

    @QueryHandler
    Page<RegisteredModelVersionOverviewV1> answer(ListVersions query) {
        String name = nameOf(query.model());
        RegisteredModelProjectSummaryV1 project = projects.of(query.project());
        return versions.rows()
                .page(OF_MODEL, "r.number desc", Map.of("model", query.model().value()), query.window())
                .map(row -> row.toOverviewV1(name, project));
    }

    @QueryHandler
    Versioned<RegisteredModelVersionDetailsV1> answer(GetVersionDetails query) {
        ModelVersionRow row = versions.rows()
                .find(query.version().value())
                .filter(found -> found.belongsTo(query.project()))
                .orElseThrow(() -> ErrorCode.MODEL_VERSION_NOT_FOUND.with("?", query.version()));
        RegisteredModelVersionUiDetailsV1 origin = new RegisteredModelVersionUiDetailsV1(
                origins.runOf(row), origins.datasetsOf(row, query.by()), List.of());
        return Versioned.of(
                row.toDetailsV1(nameOf(row.model()), projects.of(query.project()), reviews.of(row.review()), origin),
                row);
    }

    private String nameOf(ModelId model) {
        return models.rows()
                .find(model.value())
                .filter(RegisteredModelRow::isThere)
                .orElseThrow(() -> ErrorCode.MODEL_NOT_FOUND.with(model))
                .name();
    }
}
