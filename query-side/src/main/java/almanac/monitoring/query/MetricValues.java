package almanac.monitoring.query;

import almanac.monitoring.query.MonitoringQuery.ReadMetricValues;
import almanac.row.Page;
import almanac.row.StreamedList;
import almanac.shared.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers queries for values of metrics, from the table that they are logged into. They are read a thousand at a time
 * while the answer is written, so that no answer needs much memory or holds a connection to the database.
 */
@Component
class MetricValues {

    /** Number of values that are read together; some more when as many are for one instant. */
    private static final int AT_ONCE = 1_000;

    /** Bytes of a value's line, which a part of an answer is measured by. */
    private static final int BYTES_OF_VALUE = 100;

    /** Multiple of the most values up to which it is told how many there are. */
    private static final int COUNTED_UP_TO = 10;

    private static final TypeReference<TreeMap<String, String>> TAGS = new TypeReference<>() {};

    private static final String WITH_TAGS =
            " and v.tags in (select id from metric_tags where model = ? and tags @> cast(? as jsonb))";

    private static final String SERIES = "select id from metric_series where model = ? and metric = ?";

    /** Selects the instant of every thousandth value, at which a part begins. */
    private static final String STARTS = """
            select distinct at from (
                select v.at, row_number() over (order by v.at) as number from metric_value v
                where v.series = ? and v.at >= ? and v.at < ?{tags}) as numbered
            where number %% %d = 1 order by at""".formatted(AT_ONCE);

    private static final String VALUES = """
            select v.at, v.zone, v.value, t.tags from metric_value v join metric_tags t on t.id = v.tags
            where v.series = ? and v.at >= ? and v.at < ?{tags} order by v.at, t.tags::text collate "C"
            """;

    private final JdbcOperations jdbc;
    private final MonitoredModels models;
    private final long most;

    MetricValues(
            JdbcOperations jdbc, MonitoredModels models, @Value("${almanac.metrics.most-values:100000}") long most) {
        this.jdbc = jdbc;
        this.models = models;
        this.most = most;
    }

    /**
     * A part of a series: the values of some time, up to its end.
     *
     * @param tags as JSON, which values must have; null for any
     */
    private record Part(int series, String model, @Nullable String tags, OffsetDateTime from, OffsetDateTime end) {

        String sql(String statement) {
            return statement.replace("{tags}", tags == null ? "" : WITH_TAGS);
        }

        Object[] arguments() {
            return tags == null ? new Object[] {series, from, end} : new Object[] {series, from, end, model, tags};
        }

        Part within(OffsetDateTime begin, OffsetDateTime until) {
            return new Part(series, model, tags, begin, until);
        }
    }

    @QueryHandler
    Page<MetricValueV1> answer(ReadMetricValues query) {
        String model = models.idOf(query.model());
        List<Integer> series = jdbc.queryForList(SERIES, Integer.class, model, query.metric());
        if (series.isEmpty()) {
            return new Page<>(List.of(), 0);
        }
        Part all = new Part(
                series.getFirst(),
                model,
                query.tags().isEmpty() ? null : JsonMapper.shared().writeValueAsString(query.tags()),
                time(query.from()),
                time(query.to().plus(1, ChronoUnit.MICROS)));
        long count = count(all);
        if (count > most) {
            throw ErrorCode.TOO_MANY_METRIC_VALUES.with(
                    count > most * COUNTED_UP_TO ? "more than " + most * COUNTED_UP_TO : count, most);
        }
        return new Page<>(StreamedList.of(parts(all), MetricValues::sizes, this::values), count);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private long count(Part all) {
        String sql = all.sql("""
                select count(*) from (
                    select 1 from metric_value v where v.series = ? and v.at >= ? and v.at < ?{tags} limit %d) as counted""".formatted(most * COUNTED_UP_TO + 1));
        Long count = jdbc.queryForObject(sql, Long.class, all.arguments());
        return count == null ? 0 : count;
    }

    private List<Part> parts(Part all) {
        List<OffsetDateTime> starts =
                jdbc.query(all.sql(STARTS), (row, n) -> row.getObject(1, OffsetDateTime.class), all.arguments());
        List<Part> parts = new ArrayList<>();
        for (int n = 0; n < starts.size(); n++) {
            OffsetDateTime end = n + 1 < starts.size() ? starts.get(n + 1) : all.end();
            parts.add(all.within(starts.get(n), end));
        }
        return parts;
    }

    private static Map<Part, Long> sizes(List<Part> parts) {
        Map<Part, Long> sizes = new HashMap<>();
        parts.forEach(part -> sizes.put(part, (long) AT_ONCE * BYTES_OF_VALUE));
        return sizes;
    }

    private List<MetricValueV1> values(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> jdbc.query(part.sql(VALUES), (row, n) -> value(row), part.arguments()).stream())
                .toList();
    }

    /** Reads a value, with its time in the zone that it came in. */
    static MetricValueV1 value(ResultSet row) throws SQLException {
        ZoneOffset zone = ZoneOffset.ofTotalSeconds(row.getInt("zone") * 60);
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class).withOffsetSameInstant(zone);
        return new MetricValueV1(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at), tags(row.getString("tags")), row.getDouble("value"));
    }

    private static List<MetricTagV1> tags(String json) {
        return json.equals("{}")
                ? List.of()
                : JsonMapper.shared().readValue(json, TAGS).entrySet().stream()
                        .map(tag -> new MetricTagV1(tag.getKey(), tag.getValue()))
                        .toList();
    }
}
