package almanac.storage.custommetric;

import almanac.shared.MonitoredModelId;
import almanac.storage.custommetric.MetricDictionary.Series;
import almanac.storage.custommetric.MetricDictionary.TagSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final Comparator<Line> IN_ORDER = Comparator.<Line>comparingInt(line -> line.key.series)
            .thenComparingLong(line -> line.key.micros)
            .thenComparingInt(line -> line.key.tags);

    private static final int MICROS_OF_SECOND = 1_000_000;
    private static final int NANOS_OF_MICRO = 1_000;

    private final JdbcOperations jdbc;
    private final MetricDictionary dictionary;

    JdbcCustomMetricStore(JdbcOperations jdbc, MetricDictionary dictionary) {
        this.jdbc = jdbc;
        this.dictionary = dictionary;
    }

    private record Key(int series, long micros, int tags) {}

    private record Line(Key key, CustomMetricValue value) {}

    @Override
    public void keep(List<CustomMetricValue> values) {
        Map<Series, Integer> series =
                dictionary.ofSeries(values.stream().map(Series::of).distinct().toList());
        Map<TagSet, Integer> tags =
                dictionary.ofTags(values.stream().map(TagSet::of).distinct().toList());
        Map<Key, CustomMetricValue> last = HashMap.newHashMap(values.size());
        for (CustomMetricValue value : values) {
            Key key = new Key(
                    Objects.requireNonNull(series.get(Series.of(value))),
                    micros(value.at()),
                    Objects.requireNonNull(tags.get(TagSet.of(value))));
            last.put(key, value);
        }
        insert(last.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), entry.getValue()))
                .sorted(IN_ORDER)
                .toList());
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * MICROS_OF_SECOND + at.getNano() / NANOS_OF_MICRO;
    }

    /** Sends the columns as arrays of numbers, which the driver sends in binary. */
    private void insert(List<Line> lines) {
        int[] series = new int[lines.size()];
        int[] tags = new int[lines.size()];
        long[] micros = new long[lines.size()];
        short[] zones = new short[lines.size()];
        double[] values = new double[lines.size()];
        for (int n = 0; n < lines.size(); n++) {
            Line line = lines.get(n);
            series[n] = line.key.series;
            tags[n] = line.key.tags;
            micros[n] = line.key.micros;
            zones[n] = (short) line.value.zone();
            values[n] = line.value.value();
        }
        jdbc.update(INSERT, series, tags, micros, zones, values);
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
