package almanac.monitoring.query;

import almanac.monitoring.query.ExportedMetricValuesV1.ExportedMetricValueV1;
import almanac.monitoring.query.MonitoringQuery.ExportMetricValues;
import almanac.shared.ErrorCode;
import almanac.shared.MonitoredModelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Answers queries for all values of metrics, part by part in the order of their keys. */
@Component
class MetricExport {

    private static final String PART = """
            select v.series, v.tags as tag_set, cast(extract(epoch from v.at) * 1000000 as bigint) as micros, v.at, v.zone,
                v.value, t.tags, s.model, s.metric
            from metric_value v
            join metric_series s on s.id = v.series
            join metric_tags t on t.id = v.tags
            join monitored_model_row m on m.id = s.model and not m.ended
            where (v.series, v.at, v.tags) > (?, timestamptz 'epoch' + ? * interval '1 microsecond', ?)
            order by v.series, v.at, v.tags limit ?""";

    /** Pattern of a place: a series, a time in microseconds and a set of tags. */
    private static final Pattern PLACE = Pattern.compile("(\\d{1,9})-(-?\\d{1,18})-(\\d{1,9})");

    private final JdbcOperations jdbc;

    MetricExport(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private record Place(int series, long micros, int tags) {

        static final Place BEGINNING = new Place(0, 0, 0);

        static Place of(@Nullable String text) {
            if (text == null) {
                return BEGINNING;
            }
            Matcher place = PLACE.matcher(text);
            if (!place.matches()) {
                throw ErrorCode.INVALID_VALUE.with("after", "must be what an answer had as next");
            }
            return new Place(
                    Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)), Integer.parseInt(place.group(3)));
        }

        @Override
        public String toString() {
            return series + "-" + micros + "-" + tags;
        }
    }

    private record Line(Place place, ExportedMetricValueV1 value) {}

    @QueryHandler
    ExportedMetricValuesV1 answer(ExportMetricValues query) {
        Place after = Place.of(query.after());
        List<Line> lines =
                jdbc.query(PART, (row, n) -> line(row), after.series(), after.micros(), after.tags(), query.limit());
        String next =
                lines.size() < query.limit() ? null : lines.getLast().place().toString();
        return new ExportedMetricValuesV1(lines.stream().map(Line::value).toList(), next);
    }

    private static Line line(ResultSet row) throws SQLException {
        MetricValueV1 value = MetricValues.value(row);
        return new Line(
                new Place(row.getInt("series"), row.getLong("micros"), row.getInt("tag_set")),
                new ExportedMetricValueV1(
                        new MonitoredModelId(row.getString("model")),
                        row.getString("metric"),
                        value.referenceTimestamp(),
                        value.value(),
                        value.tags()));
    }
}
