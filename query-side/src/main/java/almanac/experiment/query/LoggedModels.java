package almanac.experiment.query;

import almanac.access.ReadableProjects;
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
import almanac.shared.ExperimentId;
import almanac.shared.Projection;
import almanac.shared.SearchFilter.Comparison;
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

    private static final Map<String, String> TEXTS = Map.of(
            "name", "r.name",
            "model_id", "r.id",
            "model_type", "r.type",
            "source_run_id", "r.source_run_id",
            "status", "('LOGGED_MODEL_' || r.status)");

    private final Rows<LoggedModelEvent, LoggedModelRow> rows;
    private final NamedParameterJdbcOperations jdbc;

    LoggedModels(RowStore store, NamedParameterJdbcOperations jdbc) {
        this.rows = store.rows(new ProjectionType<>(
                "loggedmodels",
                LoggedModelEvent.class,
                LoggedModelRow.class,
                LoggedModelRow::new,
                LoggedModelRow::asked));
        this.jdbc = jdbc;
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
        return Versioned.of(row.toMlflow(), row);
    }

    /** Answers one page. Its count is no total: it says whether another page follows. */
    @QueryHandler
    Page<MlflowLoggedModel> answer(SearchLoggedModels query) {
        if (query.experiments().isEmpty()) {
            return new Page<>(List.of(), 0);
        }
        SearchSql sql = new SearchSql("not r.deleted")
                .and("r.experiment_id in (:experiments)")
                .and(ReadableProjects.withExperiments("r.project_id"))
                .with("caller", query.by().value())
                .with(
                        "experiments",
                        query.experiments().stream().map(ExperimentId::value).toList());
        query.filter().comparisons().forEach(comparison -> sql.and(condition(comparison, sql)));
        FoundIds found = FoundIds.of("logged_model_row r", sql, "r.created_at desc, r.id", query.window(), jdbc);
        return new Page<>(rows.inOrder(found.ids()), found.atLeast()).map(LoggedModelRow::toMlflow);
    }

    private static String condition(Comparison comparison, SearchSql sql) {
        return switch (comparison.entity()) {
            case "params", "param" -> sql.ofEntry("r.params", comparison);
            case "tags", "tag" -> sql.ofEntry("r.tags", comparison);
            case "", "attribute", "attributes" -> sql.ofText(SearchSql.column(TEXTS, comparison), comparison);
            default ->
                throw comparison.refused("'%s' is none of attributes, params and tags".formatted(comparison.entity()));
        };
    }
}
