package almanac.access.projection;

import almanac.access.ArtifactTable;
import almanac.access.ModelTables;
import almanac.registeredmodel.event.ModelVersionEvent;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewAnswered;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewApproved;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewCanceled;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewNotesChanged;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRejected;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRequested;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewersChanged;
import almanac.registeredmodel.event.ModelVersionEvent.StageTransitioned;
import almanac.registeredmodel.event.ModelVersionEvent.VersionCreated;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDeleted;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDescribed;
import almanac.registeredmodel.event.ModelVersionEvent.VersionTagRemoved;
import almanac.registeredmodel.event.ModelVersionEvent.VersionTagged;
import almanac.shared.EventFacts;
import almanac.shared.ModelStages;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of model versions, which own the files that they are created with. */
@Component
class ModelVersionAccess implements AccessPart<ModelVersionEvent> {

    private final ModelTables tables;
    private final ArtifactTable artifacts;

    ModelVersionAccess(ModelTables tables, ArtifactTable artifacts) {
        this.tables = tables;
        this.artifacts = artifacts;
    }

    @Override
    public Class<ModelVersionEvent> events() {
        return ModelVersionEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_version_file", "access_model_review", "access_model_version");
    }

    @Override
    public void apply(ModelVersionEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case VersionCreated e -> create(e);
            case StageTransitioned e -> tables.setStage(e.version(), e.to());
            case VersionDeleted e -> tables.removeVersion(e.version());
            case ReviewRequested e -> tables.openReview(e.version(), e.review());
            case ReviewApproved e -> tables.closeReview(e.review());
            case ReviewRejected e -> tables.closeReview(e.review());
            case ReviewCanceled e -> tables.closeReview(e.review());
            case VersionDescribed _,
                    VersionTagged _,
                    VersionTagRemoved _,
                    ReviewersChanged _,
                    ReviewNotesChanged _,
                    ReviewAnswered _ -> {}
        }
    }

    private void create(VersionCreated event) {
        tables.addVersion(event.model(), event.number(), event.version(), ModelStages.NONE);
        artifacts.freeze(event.version(), event.artifactRoot(), event.path());
    }
}
