package almanac.experiment.query;

import almanac.access.ReadableProjects;
import almanac.experiment.event.RunEvent;
import almanac.experiment.query.RunQuery.GetMetricHistory;
import almanac.experiment.query.RunQuery.GetRunOfExperiment;
import almanac.experiment.query.RunQuery.ListRunDatasets;
import almanac.experiment.query.RunQuery.SampleMetricHistory;
import almanac.experiment.query.RunQuery.SearchRuns;
import almanac.person.Person;
import almanac.person.PersonVault;
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
import almanac.shared.ExperimentRunId;
import almanac.shared.Projection;
import almanac.shared.UserId;
import almanac.storage.metrics.MetricStore;
import almanac.storage.metrics.MetricValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Projects runs, and answers queries for them and their metrics. */
@Component
@ProcessingGroup("runs")
class Runs implements Projection {

    private static final int MOST_DATASETS = 1_000;

    private static final String DATASETS = """
            select distinct r.experiment_id, d ->> 'name' as name, d ->> 'digest' as digest,
                d -> 'tags' ->> 'mlflow.data.context' as context
            from run_row r cross join lateral jsonb_array_elements(r.datasets) d
            where not r.deleted and r.experiment_id in (:experiments) and %s
            order by 1, 2, 3, 4 limit :most""".formatted(ReadableProjects.withExperiments("r.project_id"));

    private final Rows<RunEvent, RunRow> rows;
    private final NamedParameterJdbcOperations jdbc;
    private final MetricStore metrics;
    private final PersonVault vault;

    Runs(RowStore store, NamedParameterJdbcOperations jdbc, MetricStore metrics, PersonVault vault) {
        this.rows = store.rows(
                new ProjectionType<>("runs", RunEvent.class, RunRow.class, RunRow::new, RunRow::asked).large());
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.vault = vault;
    }

    @Override
    public List<String> tables() {
        return List.of("run_row");
    }

    @EventHandler
    void on(RunEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<MlflowRun> answer(GetRunOfExperiment query) {
        RunRow row = rows.find(query.run().value())
                .filter(found -> found.belongsTo(query.project()))
                .orElseThrow(() -> ErrorCode.EXPERIMENT_RUN_NOT_FOUND.with(query.run()));
        return Versioned.of(whole(List.of(row)).getFirst(), row);
    }

    /** Answers one page. Its count is no total: it says whether another page follows. */
    @QueryHandler
    Page<MlflowRun> answer(SearchRuns query) {
        if (query.experiments().isEmpty()) {
            return new Page<>(List.of(), 0);
        }
        SearchSql sql = RunSearch.condition(query);
        FoundIds found = FoundIds.of("run_row r", sql, RunSearch.order(query, sql), query.window(), jdbc);
        return new Page<>(rows.inOrder(found.ids()), found.atLeast()).mapParts(this::whole);
    }

    @QueryHandler
    Page<MlflowMetric> answer(GetMetricHistory query) {
        int limit = query.window().limit();
        List<MetricValue> values =
                metrics.history(query.run(), query.key(), query.window().offset(), limit + 1);
        long atLeast = (long) query.window().offset() + values.size();
        return new Page<>(values.subList(0, Math.min(values.size(), limit)), atLeast).map(MlflowMetric::of);
    }

    @QueryHandler
    Page<MlflowMetric> answer(SampleMetricHistory query) {
        List<MetricValue> values =
                metrics.sample(query.run(), query.key(), query.firstStep(), query.lastStep(), query.about());
        return new Page<>(values, values.size()).map(MlflowMetric::of);
    }

    @QueryHandler
    Page<MlflowDatasetSummary> answer(ListRunDatasets query) {
        List<MlflowDatasetSummary> found = jdbc.query(
                DATASETS,
                Map.of(
                        "experiments",
                        query.experiments().stream().map(ExperimentId::value).toList(),
                        "caller",
                        query.by().value(),
                        "most",
                        MOST_DATASETS),
                (row, n) -> new MlflowDatasetSummary(
                        new ExperimentId(row.getString(1)), row.getString(2), row.getString(3), row.getString(4)));
        return new Page<>(found, found.size());
    }

    /** Adds what is not in the rows: the names of users, and the latest metrics. */
    private List<MlflowRun> whole(List<RunRow> some) {
        Map<UserId, Person> persons =
                vault.persons(some.stream().map(RunRow::startedBy).distinct().toList());
        Map<ExperimentRunId, List<MetricValue>> latest =
                metrics.latest(some.stream().map(RunRow::run).toList());
        return some.stream()
                .map(row -> row.toMlflow(
                        Objects.requireNonNull(persons.get(row.startedBy())).userName(),
                        latest.getOrDefault(row.run(), List.of())))
                .toList();
    }
}
