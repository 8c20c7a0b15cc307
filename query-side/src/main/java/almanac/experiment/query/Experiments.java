package almanac.experiment.query;

import almanac.access.ReadableProjects;
import almanac.experiment.event.ExperimentEvent;
import almanac.experiment.query.ExperimentQuery.GetExperiment;
import almanac.experiment.query.ExperimentQuery.SearchExperiments;
import almanac.row.FoundIds;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowStore;
import almanac.row.Rows;
import almanac.row.SearchSql;
import almanac.row.Versioned;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.Projection;
import almanac.shared.SearchFilter.Comparison;
import almanac.shared.SearchOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Projects experiments, and answers queries for them. */
@Component
@ProcessingGroup("experiments")
class Experiments implements Projection {

    private static final Map<String, String> TEXTS = Map.of("name", "r.name", "experiment_id", "r.id");
    private static final Map<String, String> TIMES =
            Map.of("creation_time", "r.created_at", "last_update_time", "r.updated_at");

    private final Rows<ExperimentEvent, ExperimentRow> rows;
    private final NamedParameterJdbcOperations jdbc;

    Experiments(RowStore store, NamedParameterJdbcOperations jdbc) {
        this.rows = store.rows(new ProjectionType<>(
                "experiments", ExperimentEvent.class, ExperimentRow.class, ExperimentRow::new, ExperimentRow::asked));
        this.jdbc = jdbc;
    }

    @Override
    public List<String> tables() {
        return List.of("experiment_row");
    }

    @EventHandler
    void on(ExperimentEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<MlflowExperiment> answer(GetExperiment query) {
        ExperimentRow row = rows.find(query.experiment().value())
                .filter(found -> found.belongsTo(query.project()))
                .orElseThrow(() -> ErrorCode.EXPERIMENT_NOT_FOUND.with(query.experiment()));
        return Versioned.of(row.toMlflow(), row);
    }

    /** Answers one page. Its count is no total: it says whether another page follows. */
    @QueryHandler
    Page<MlflowExperiment> answer(SearchExperiments query) {
        SearchSql sql = new SearchSql(query.view().condition())
                .and(ReadableProjects.withExperiments("r.project_id"))
                .with("caller", query.by().value());
        query.filter().comparisons().forEach(comparison -> sql.and(condition(comparison, sql)));
        String order = Stream.concat(
                        query.order().stream().map(Experiments::column), Stream.of("r.created_at desc, r.id"))
                .collect(Collectors.joining(", "));
        FoundIds found = FoundIds.of("experiment_row r", sql, order, query.window(), jdbc);
        return new Page<>(rows.inOrder(found.ids()), found.atLeast()).map(ExperimentRow::toMlflow);
    }

    private static String condition(Comparison comparison, SearchSql sql) {
        return switch (comparison.entity()) {
            case "tags", "tag" -> sql.ofEntry("r.tags", comparison);
            case "", "attribute", "attributes", "attr" ->
                TIMES.containsKey(comparison.key())
                        ? sql.ofTime(SearchSql.column(TIMES, comparison), comparison)
                        : sql.ofText(SearchSql.column(TEXTS, comparison), comparison);
            default -> throw comparison.refused("'%s' is neither attribute nor tags".formatted(comparison.entity()));
        };
    }

    private static String column(SearchOrder order) {
        String column = TEXTS.getOrDefault(order.key(), TIMES.get(order.key()));
        if (column == null) {
            throw order.refused("is no column to sort by");
        }
        return column + (order.isDescending() ? " desc" : "");
    }
}
