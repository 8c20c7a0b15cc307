package almanac.experiment.query;

import almanac.access.ReadableProjects;
import almanac.experiment.query.RunQuery.SearchRuns;
import almanac.row.SearchSql;
import almanac.shared.ExperimentId;
import almanac.shared.SearchFilter.Comparison;
import almanac.shared.SearchOrder;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a search for runs as SQL: over columns, the entries of tags and parameters, and the latest metrics. */
final class RunSearch {

    private static final Map<String, String> TEXTS = Map.of(
            "run_id",
            "r.id",
            "run_name",
            "r.name",
            "status",
            "r.status",
            "user_id",
            "r.started_by_id",
            "artifact_uri",
            "('mlflow-artifacts:/mlflow/' || r.id || '/artifacts')");

    private static final Map<String, String> TIMES =
            Map.of("start_time", "r.started_at", "end_time", "r.ended_at", "created", "r.started_at");

    private static final Map<String, String> OF_DATASETS = Map.of(
            "name", "d ->> 'name'", "digest", "d ->> 'digest'", "context", "d -> 'tags' ->> 'mlflow.data.context'");

    /**
     * The latest value of a run's metric, looked up by its key for one run after the other: a join would be done the other
     * way about, through all values of the metric for each run.
     */
    private static final String LATEST = """
            (select m.value from run_metric_latest m
            where m.run_id = cast(r.id as uuid) and m.key_id = (select k.id from metric_key k where k.name = %s))""";

    private RunSearch() {}

    static SearchSql condition(SearchRuns query) {
        SearchSql sql = new SearchSql(query.view().condition())
                .and("r.experiment_id in (:experiments)")
                .and(ReadableProjects.withExperiments("r.project_id"))
                .with("caller", query.by().value())
                .with(
                        "experiments",
                        query.experiments().stream().map(ExperimentId::value).toList());
        query.filter().comparisons().forEach(comparison -> sql.and(condition(comparison, sql)));
        return sql;
    }

    private static String condition(Comparison comparison, SearchSql sql) {
        return switch (comparison.entity()) {
            case "metrics", "metric" -> sql.ofNumber(LATEST.formatted(sql.put(comparison.key())), comparison);
            case "params", "param", "parameters", "parameter" -> sql.ofEntry("r.params", comparison);
            case "tags", "tag" -> sql.ofEntry("r.tags", comparison);
            case "datasets", "dataset" ->
                "exists (select from jsonb_array_elements(r.datasets) d where "
                        + sql.ofText("(" + SearchSql.column(OF_DATASETS, comparison) + ")", comparison) + ")";
            case "", "attribute", "attributes", "attr", "run" ->
                TIMES.containsKey(comparison.key())
                        ? sql.ofTime(SearchSql.column(TIMES, comparison), comparison)
                        : sql.ofText(SearchSql.column(TEXTS, comparison), comparison);
            default ->
                throw comparison.refused("'%s' is none of attributes, metrics, params, tags and datasets"
                        .formatted(comparison.entity()));
        };
    }

    /** Returns the order; runs that lack what is sorted by come last, and so do those whose metric is no number. */
    static String order(SearchRuns query, SearchSql sql) {
        return Stream.concat(
                        query.order().stream().map(order -> column(order, sql)), Stream.of("r.started_at desc, r.id"))
                .collect(Collectors.joining(", "));
    }

    private static String column(SearchOrder order, SearchSql sql) {
        String column = switch (order.entity()) {
            case "metrics", "metric" -> "nullif(" + LATEST.formatted(sql.put(order.key())) + ", 'NaN')";
            case "params", "param", "parameters", "parameter" ->
                "(r.params ->> cast(%s as text))".formatted(sql.put(order.key()));
            case "tags", "tag" -> "(r.tags ->> cast(%s as text))".formatted(sql.put(order.key()));
            case "", "attribute", "attributes", "attr", "run" -> attribute(order);
            default -> throw order.refused("is of none of attributes, metrics, params and tags");
        };
        return column + (order.isDescending() ? " desc nulls last" : " nulls last");
    }

    private static String attribute(SearchOrder order) {
        String column =
                TEXTS.getOrDefault(order.key(), TIMES.get(order.key().equals("Created") ? "created" : order.key()));
        if (column == null) {
            throw order.refused("is no column to sort by");
        }
        return column;
    }
}
