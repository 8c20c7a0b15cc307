package almanac.storage.custommetric;

import almanac.shared.MonitoredModelId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Keeps values in a table with a partition for each month, which knows series and sets of tags by numbers. Values are
 * inserted in the order of their keys, so that two requests with the same values wait for each other and never deadlock.
 */
@Component
class JdbcCustomMetricStore implements CustomMetricStore {

    private static final String INSERT = """
            insert into metric_value (series, tags, at, zone, value)
            select given.series, given.tags, timestamptz 'epoch' + given.micros * interval '1 microsecond',
                given.zone, given.value
            from unnest(?::integer[], ?::integer[], ?::bigint[], ?::smallint[], ?::float8[])
                as given (series, tags, micros, zone, value)
            on conflict (series, at, tags) do update set value = excluded.value, zone = excluded.zone""";

    private static final String TOLD = """
            insert into metric_alert_told (model, metric, target, at) values (?, ?, ?, ?)
            on conflict (model, metric, target) do update set at = excluded.at where metric_alert_told.at <= ?""";

    private static final Comparator<Key> IN_ORDER =
            Comparator.comparingInt(Key::series).thenComparingLong(Key::micros).thenComparingInt(Key::tags);

    private final JdbcOperations jdbc;
    private final MetricDictionary numbers;

    JdbcCustomMetricStore(JdbcOperations jdbc, MetricDictionary numbers) {
        this.jdbc = jdbc;
        this.numbers = numbers;
    }

    private record Key(int series, long micros, int tags) {}

    @Override
    public void keep(List<CustomMetricValue> values) {
        Map<MetricDictionary.Series, Integer> series = numbers.ofSeries(
                values.stream().map(MetricDictionary.Series::of).distinct().toList());
        Map<MetricDictionary.Tags, Integer> tags = numbers.ofTags(
                values.stream().map(MetricDictionary.Tags::of).distinct().toList());
        Map<Key, CustomMetricValue> last = new TreeMap<>(IN_ORDER);
        for (CustomMetricValue value : values) {
            Key key = new Key(
                    Objects.requireNonNull(series.get(MetricDictionary.Series.of(value))),
                    ChronoUnit.MICROS.between(Instant.EPOCH, value.at()),
                    Objects.requireNonNull(tags.get(MetricDictionary.Tags.of(value))));
            last.put(key, value);
        }
        jdbc.execute((ConnectionCallback<Integer>) connection -> insert(connection, last));
    }

    private static int insert(Connection connection, Map<Key, CustomMetricValue> values) throws SQLException {
        Collection<Key> keys = values.keySet();
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            Array[] columns = {
                connection.createArrayOf("int4", keys.stream().map(Key::series).toArray()),
                connection.createArrayOf("int4", keys.stream().map(Key::tags).toArray()),
                connection.createArrayOf("int8", keys.stream().map(Key::micros).toArray()),
                connection.createArrayOf(
                        "int2",
                        values.values().stream().map(CustomMetricValue::zone).toArray()),
                connection.createArrayOf(
                        "float8",
                        values.values().stream().map(CustomMetricValue::value).toArray())
            };
            for (int n = 0; n < columns.length; n++) {
                statement.setArray(n + 1, columns[n]);
            }
            return statement.executeUpdate();
        }
    }

    @Override
    public boolean isToBeTold(MonitoredModelId model, String metric, String target, Instant since, Instant now) {
        return jdbc.update(
                        TOLD,
                        model.value(),
                        metric,
                        target,
                        now.atOffset(ZoneOffset.UTC),
                        since.atOffset(ZoneOffset.UTC))
                == 1;
    }
}
