package almanac.experiment.query;

import almanac.experiment.event.LoggedModelEvent;
import almanac.experiment.query.LoggedModelQuery.GetLoggedModel;
import almanac.experiment.query.LoggedModelQuery.SearchLoggedModels;
import almanac.row.FoundIds;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowStore;
import almanac.row.Rows;
import almanac.row.SearchSql;
import almanac.row.Versioned;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.LoggedModelId;
import almanac.shared.Projection;
import almanac.storage.metrics.MetricStore;
import almanac.storage.metrics.ModelMetric;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Projects logged models, and answers queries for them. */
@Component
@ProcessingGroup("logged-models")
class LoggedModels implements Projection {

    private final Rows<LoggedModelEvent, LoggedModelRow> rows;
    private final NamedParameterJdbcOperations jdbc;
    private final MetricStore metrics;

    LoggedModels(RowStore store, NamedParameterJdbcOperations jdbc, MetricStore metrics) {
        this.rows = store.rows(new ProjectionType<>(
                "loggedmodels",
                LoggedModelEvent.class,
                LoggedModelRow.class,
                LoggedModelRow::new,
                LoggedModelRow::asked));
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    @Override
    public List<String> tables() {
        return List.of("logged_model_row");
    }

    @EventHandler
    void on(LoggedModelEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<MlflowLoggedModel> answer(GetLoggedModel query) {
        LoggedModelRow row = rows.find(query.model().value())
                .filter(found -> found.belongsTo(query.project()))
                .orElseThrow(() -> ErrorCode.LOGGED_MODEL_NOT_FOUND.with(query.model()));
        return Versioned.of(whole(List.of(row)).getFirst(), row);
    }

    /** Answers one page. Its count is no total: it says whether another page follows. */
    @QueryHandler
    Page<MlflowLoggedModel> answer(SearchLoggedModels query) {
        if (query.experiments().isEmpty()) {
            return new Page<>(List.of(), 0);
        }
        SearchSql sql = LoggedModelSearch.condition(query);
        FoundIds found =
                FoundIds.of("logged_model_row r", sql, LoggedModelSearch.order(query, sql), query.window(), jdbc);
        return new Page<>(rows.inOrder(found.ids()), found.atLeast()).mapParts(this::whole);
    }

    /** Adds what is not in the rows: the latest metrics. */
    private List<MlflowLoggedModel> whole(List<LoggedModelRow> some) {
        Map<LoggedModelId, List<ModelMetric>> latest =
                metrics.ofModels(some.stream().map(LoggedModelRow::model).toList());
        return some.stream()
                .map(row -> row.toMlflow(latest.getOrDefault(row.model(), List.of())))
                .toList();
    }
}
