package almanac.access.projection;

import almanac.access.ModelApiTables;
import almanac.modelapi.event.ModelApiEvent;
import almanac.modelapi.event.ModelApiEvent.ModelApiArchived;
import almanac.modelapi.event.ModelApiEvent.ModelApiDescribed;
import almanac.modelapi.event.ModelApiEvent.ModelApiPublished;
import almanac.modelapi.event.ModelApiEvent.ModelApiRenamed;
import almanac.modelapi.event.ModelApiEvent.ModelApiResized;
import almanac.modelapi.event.ModelApiEvent.ModelApiShared;
import almanac.modelapi.event.ModelApiEvent.ModelApiUnshared;
import almanac.modelapi.event.ModelApiEvent.ModelApiVariablesSet;
import almanac.modelapi.event.ModelApiEvent.ModelApiVersionActivated;
import almanac.modelapi.event.ModelApiEvent.ProductionVersionChosen;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of model APIs. */
@Component
class ModelApiAccess implements AccessPart<ModelApiEvent> {

    private final ModelApiTables tables;

    ModelApiAccess(ModelApiTables tables) {
        this.tables = tables;
    }

    @Override
    public Class<ModelApiEvent> events() {
        return ModelApiEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_model_api", "access_model_api_grant");
    }

    @Override
    public void apply(ModelApiEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case ModelApiPublished e ->
                names.claim(
                        () -> tables.isModelApiNameTaken(e.project(), e.name()),
                        () -> tables.add(e, e.name()),
                        () -> tables.add(e, e.name() + " " + e.api()),
                        ErrorCode.MODEL_API_NAME_TAKEN,
                        e.name());
            case ModelApiRenamed e ->
                names.claim(
                        () -> tables.isNameTakenBesides(e.api(), e.name()),
                        () -> tables.rename(e.api(), e.name()),
                        () -> tables.rename(e.api(), e.name() + " " + e.api()),
                        ErrorCode.MODEL_API_NAME_TAKEN,
                        e.name());
            case ModelApiResized e -> tables.resize(e.api(), e.environment());
            case ModelApiVersionActivated e -> tables.activate(e.api(), e.version());
            case ProductionVersionChosen e -> tables.choose(e.api(), e.version());
            case ModelApiArchived e -> tables.remove(e.api());
            case ModelApiShared e -> tables.putGrant(e.api(), e.user(), e.role());
            case ModelApiUnshared e -> tables.removeGrant(e.api(), e.user());
            case ModelApiDescribed _, ModelApiVariablesSet _ -> {}
        }
    }
}
