package almanac.modelapi.query;

import almanac.modelapi.query.ModelApiQuery.FindKeyedPrediction;
import almanac.modelapi.query.ModelApiQuery.FindModelToken;
import almanac.modelapi.query.ModelApiQuery.FindPrediction;
import almanac.shared.ErrorCode;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import almanac.shared.UserId;
import almanac.storage.prediction.PredictionQueue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Answers queries for asynchronous predictions, and for the tokens that callers come with. */
@Component
class PredictionAnswers {

    private static final String HOLDER = """
            select t.token_id, t.api_id, r.issuer_id from access_model_api_token t
            join model_api_token_row r on r.id = t.token_id
            where t.digest = ?""";

    private final JdbcOperations jdbc;
    private final PredictionQueue queue;

    PredictionAnswers(JdbcOperations jdbc, PredictionQueue queue) {
        this.jdbc = jdbc;
        this.queue = queue;
    }

    @QueryHandler
    ModelTokenHolder answer(FindModelToken query) {
        return jdbc
                .query(
                        HOLDER,
                        (row, n) -> new ModelTokenHolder(
                                new ModelApiTokenId(row.getString(1)),
                                new ModelApiId(row.getString(2)),
                                new UserId(row.getString(3))),
                        query.digest())
                .stream()
                .findFirst()
                .orElse(ModelTokenHolder.NONE);
    }

    @QueryHandler
    KeyedPrediction answer(FindKeyedPrediction query) {
        return queue.keyed(query.api(), query.key())
                .map(keyed -> new KeyedPrediction(keyed.prediction()))
                .orElseThrow(() -> ErrorCode.PREDICTION_NOT_FOUND.with(query.api(), "of that key"));
    }

    @QueryHandler
    KeptPrediction answer(FindPrediction query) {
        return queue.find(query.prediction())
                .filter(kept -> kept.api().equals(query.api()))
                .map(kept -> new KeptPrediction(kept.state(), kept.sealed()))
                .orElseThrow(() -> ErrorCode.PREDICTION_NOT_FOUND.with(query.api(), query.prediction()));
    }
}
