package almanac.access.projection;

import almanac.access.ModelApiTables;
import almanac.modelapi.event.ModelApiVersionEvent;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionAdded;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionFailed;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionHalted;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionServing;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionStalled;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionTargeted;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of versions of model APIs. */
@Component
class ModelApiVersionAccess implements AccessPart<ModelApiVersionEvent> {

    private final ModelApiTables tables;

    ModelApiVersionAccess(ModelApiTables tables) {
        this.tables = tables;
    }

    @Override
    public Class<ModelApiVersionEvent> events() {
        return ModelApiVersionEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_model_api_version");
    }

    @Override
    public void apply(ModelApiVersionEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case ApiVersionAdded e -> tables.addVersion(e);
            case ApiVersionTargeted _,
                    ApiVersionServing _,
                    ApiVersionStalled _,
                    ApiVersionFailed _,
                    ApiVersionHalted _ -> {}
        }
    }
}
