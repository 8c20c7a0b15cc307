package almanac.registeredmodel.query;

import almanac.registeredmodel.event.ModelVersionEvent;
import almanac.registeredmodel.event.ModelVersionEvent.StageTransitioned;
import almanac.registeredmodel.event.ModelVersionEvent.VersionCreated;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDeleted;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDescribed;
import almanac.registeredmodel.event.ModelVersionEvent.VersionTagRemoved;
import almanac.registeredmodel.event.ModelVersionEvent.VersionTagged;
import almanac.registeredmodel.query.ModelVersionQuery.GetVersion;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.ModelId;
import almanac.shared.ModelVersionId;
import almanac.shared.ProjectId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A version of a registered model. */
@Entity
@Table(name = "model_version_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class ModelVersionRow extends Row<ModelVersionEvent> {

    private String modelId;
    private String projectId;
    private int number;
    private String creatorId;
    private @Nullable String runId;
    private String path;
    private String source;
    private String description;
    private String stage = "None";

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> tags = Map.of();

    private long files;
    private long bytes;
    private String digest;
    private boolean deleted;

    @Override
    protected void apply(ModelVersionEvent event, EventFacts facts) {
        switch (event) {
            case VersionCreated e -> create(e, facts);
            case VersionDescribed e -> description = e.description();
            case VersionTagged e -> tags = RegisteredModelRow.with(tags, e.tags());
            case VersionTagRemoved e -> tags = RegisteredModelRow.without(tags, e.key());
            case StageTransitioned e -> stage = e.to();
            case VersionDeleted _ -> deleted = true;
        }
    }

    private void create(VersionCreated event, EventFacts facts) {
        modelId = event.model().value();
        projectId = event.project().value();
        number = event.number();
        creatorId = facts.actor();
        runId = event.run() == null ? null : event.run().value();
        path = event.path();
        source = event.source();
        description = event.description();
        files = event.files();
        bytes = event.bytes();
        digest = event.filesDigest();
    }

    boolean belongsTo(ProjectId project) {
        return projectId.equals(project.value()) && !deleted;
    }

    ModelId model() {
        return new ModelId(modelId);
    }

    /** Returns the id of the user that registered it. */
    String creator() {
        return creatorId;
    }

    /** Returns the query that this row answers. */
    GetVersion asked() {
        return new GetVersion(new ModelVersionId(id()), new ProjectId(projectId));
    }

    MlflowModelVersion toMlflow(RegisteredModelRow model, String creatorName) {
        return new MlflowModelVersion(
                model.name(),
                Integer.toString(number),
                createdAt().toEpochMilli(),
                updatedAt().toEpochMilli(),
                creatorName,
                stage,
                description,
                source,
                runId == null ? "" : runId,
                "READY",
                MlflowModelTag.of(tags),
                model.aliasesOf(number));
    }
}
