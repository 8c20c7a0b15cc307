package almanac.access.projection;

import almanac.access.ModelApiTables;
import almanac.modelapi.event.ModelApiTokenEvent;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenIssued;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenRenewed;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenRevoked;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of tokens of model APIs. */
@Component
class ModelApiTokenAccess implements AccessPart<ModelApiTokenEvent> {

    private final ModelApiTables tables;

    ModelApiTokenAccess(ModelApiTables tables) {
        this.tables = tables;
    }

    @Override
    public Class<ModelApiTokenEvent> events() {
        return ModelApiTokenEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_model_api_token");
    }

    @Override
    public void apply(ModelApiTokenEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case ModelTokenIssued e -> tables.addToken(e);
            case ModelTokenRenewed e -> tables.renew(e.token(), e.digest());
            case ModelTokenRevoked e -> tables.revoke(e.token());
        }
    }
}
