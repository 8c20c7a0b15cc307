package almanac.experiment.query;

import almanac.access.ReadableProjects;
import almanac.experiment.query.LoggedModelQuery.MeasuredOn;
import almanac.experiment.query.LoggedModelQuery.Order;
import almanac.experiment.query.LoggedModelQuery.SearchLoggedModels;
import almanac.row.SearchSql;
import almanac.shared.ExperimentId;
import almanac.shared.SearchFilter.Comparison;
import almanac.shared.SearchOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a search for logged models as SQL: over columns, the entries of tags and parameters, and the latest metrics. */
final class LoggedModelSearch {

    private static final Map<String, String> TEXTS = Map.of(
            "name", "r.name",
            "model_id", "r.id",
            "model_type", "r.type",
            "source_run_id", "r.source_run_id",
            "status", "('LOGGED_MODEL_' || r.status)");

    private static final Map<String, String> TIMES = Map.of(
            "creation_timestamp", "r.created_at",
            "creation_time", "r.created_at",
            "last_updated_timestamp", "r.updated_at",
            "last_updated_time", "r.updated_at");

    private static final String METRICS =
            "logged_model_metric m join metric_key k on k.id = m.key_id where k.name = %s and m.model_id = r.id";

    private LoggedModelSearch() {}

    static SearchSql condition(SearchLoggedModels query) {
        SearchSql sql = new SearchSql("not r.deleted")
                .and("r.experiment_id in (:experiments)")
                .and(ReadableProjects.withExperiments("r.project_id"))
                .with("caller", query.by().value())
                .with(
                        "experiments",
                        query.experiments().stream().map(ExperimentId::value).toList());
        query.filter().comparisons().forEach(comparison -> sql.and(condition(comparison, query.datasets(), sql)));
        return sql;
    }

    private static String condition(Comparison comparison, List<MeasuredOn> datasets, SearchSql sql) {
        return switch (comparison.entity()) {
            case "metrics", "metric" ->
                "exists (select from " + METRICS.formatted(sql.put(comparison.key())) + " and "
                        + sql.ofNumber("m.value", comparison) + measuredOn(datasets, sql) + ")";
            case "params", "param" -> sql.ofEntry("r.params", comparison);
            case "tags", "tag" -> sql.ofEntry("r.tags", comparison);
            case "", "attribute", "attributes" ->
                TIMES.containsKey(comparison.key())
                        ? sql.ofTime(SearchSql.column(TIMES, comparison), comparison)
                        : sql.ofText(SearchSql.column(TEXTS, comparison), comparison);
            default ->
                throw comparison.refused(
                        "'%s' is none of attributes, metrics, params and tags".formatted(comparison.entity()));
        };
    }

    private static String measuredOn(List<MeasuredOn> datasets, SearchSql sql) {
        return datasets.isEmpty()
                ? ""
                : datasets.stream()
                        .map(data -> "m.dataset_name = " + sql.put(data.name())
                                + (data.digest() == null ? "" : " and m.dataset_digest = " + sql.put(data.digest())))
                        .collect(Collectors.joining(" or ", " and (", ")"));
    }

    /** Returns the order; models that lack what is sorted by come last, and so do those whose metric is no number. */
    static String order(SearchLoggedModels query, SearchSql sql) {
        return Stream.concat(
                        query.order().stream().map(order -> column(order, sql)), Stream.of("r.created_at desc, r.id"))
                .collect(Collectors.joining(", "));
    }

    private static String column(Order order, SearchSql sql) {
        SearchOrder by = order.by();
        String column = switch (by.entity()) {
            case "metrics", "metric" ->
                "(select max(nullif(m.value, 'NaN')) from " + METRICS.formatted(sql.put(by.key()))
                        + measuredOn(order.on() == null ? List.of() : List.of(order.on()), sql) + ")";
            case "params", "param" -> "(r.params ->> cast(%s as text))".formatted(sql.put(by.key()));
            case "tags", "tag" -> "(r.tags ->> cast(%s as text))".formatted(sql.put(by.key()));
            case "", "attribute", "attributes" -> attribute(by);
            default -> throw by.refused("is of none of attributes, metrics, params and tags");
        };
        return column + (by.isDescending() ? " desc nulls last" : " nulls last");
    }

    private static String attribute(SearchOrder order) {
        String column = TEXTS.getOrDefault(order.key(), TIMES.get(order.key()));
        if (column == null) {
            throw order.refused("is no column to sort by");
        }
        return column;
    }
}
