package almanac.modelapi.query;

import almanac.modelapi.event.ModelApiTokenEvent;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenIssued;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenRenewed;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenRevoked;
import almanac.modelapi.query.ModelApiQuery.GetModelToken;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An access token of a model API, without its value. */
@Entity
@Table(name = "model_api_token_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class ModelApiTokenRow extends Row<ModelApiTokenEvent> {

    private String apiId;
    private @Nullable String name;
    private String issuerId;
    private Instant renewedAt;
    private String renewerId;
    private boolean revoked;

    @Override
    protected void apply(ModelApiTokenEvent event, EventFacts facts) {
        switch (event) {
            case ModelTokenIssued e -> {
                apiId = e.api().value();
                issuerId = facts.actor();
                renew(e.name(), facts);
            }
            case ModelTokenRenewed e -> renew(e.name(), facts);
            case ModelTokenRevoked _ -> revoked = true;
        }
    }

    private void renew(@Nullable String called, EventFacts facts) {
        name = called;
        renewedAt = facts.at();
        renewerId = facts.actor();
    }

    boolean isOf(ModelApiId api) {
        return apiId.equals(api.value()) && !revoked;
    }

    ModelApiId api() {
        return new ModelApiId(apiId);
    }

    /** Returns the query that this row answers. */
    GetModelToken asked() {
        return new GetModelToken(api(), new ModelApiTokenId(id()));
    }

    ModelApiAccessTokenV1 toV1() {
        return new ModelApiAccessTokenV1(
                new ModelApiTokenId(id()),
                name,
                createdAt().toEpochMilli(),
                issuerId,
                renewedAt.toEpochMilli(),
                renewerId,
                null);
    }
}
