package almanac.modelapi.query;

import almanac.modelapi.event.ModelApiTokenEvent;
import almanac.modelapi.query.ModelApiQuery.GetModelToken;
import almanac.modelapi.query.ModelApiQuery.ListModelTokens;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ModelApiId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects access tokens of model APIs, and answers queries for them. */
@Component
@ProcessingGroup("model-api-tokens")
class ModelApiTokens extends RowProjection<ModelApiTokenEvent, ModelApiTokenRow> {

    ModelApiTokens(RowStore store) {
        super(
                store,
                new ProjectionType<>(
                        "modelapitokens",
                        ModelApiTokenEvent.class,
                        ModelApiTokenRow.class,
                        ModelApiTokenRow::new,
                        ModelApiTokenRow::asked));
    }

    @EventHandler
    void on(ModelApiTokenEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Page<ModelApiAccessTokenV1> answer(ListModelTokens query) {
        return Page.of(of(List.of(query.api().value())).getOrDefault(query.api(), List.of()));
    }

    @QueryHandler
    ModelApiAccessTokenV1 answer(GetModelToken query) {
        return rows.find(query.token().value())
                .filter(row -> row.isOf(query.api()))
                .map(ModelApiTokenRow::toV1)
                .orElseThrow(() -> ErrorCode.MODEL_TOKEN_NOT_FOUND.with(query.api(), query.token()));
    }

    /** Returns the tokens of many model APIs, those of each oldest first. */
    Map<ModelApiId, List<ModelApiAccessTokenV1>> of(List<String> apis) {
        return rows
                .all(
                        "from model_api_token_row r where r.api_id in (:apis) and not r.revoked",
                        "r.id",
                        Map.of("apis", apis))
                .stream()
                .collect(Collectors.groupingBy(
                        ModelApiTokenRow::api, Collectors.mapping(ModelApiTokenRow::toV1, Collectors.toList())));
    }
}
