package almanac.storage.metrics;

import almanac.shared.ExperimentRunId;
import almanac.shared.LoggedModelId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Stores the values of metrics in bulk, in the transaction of the command that logs them: one statement for all values
 * of a batch, and one for the latest of each metric. A value that is sent twice is stored once (docs/adr/0045).
 */
@Component
public class MetricStore implements MetricRecorder {

    private static final String KEYS = """
            insert into metric_key (name)
            select name from unnest(?) as given (name)
            where not exists (select from metric_key k where k.name = given.name)
            order by name on conflict do nothing""";

    private static final String VALUES = """
            insert into run_metric (run_id, key_id, step, at, value)
            select ?, k.id, v.step, v.at, v.value
            from unnest(?, ?, ?, ?) as v (key, step, at, value) join metric_key k on k.name = v.key
            on conflict do nothing""";

    private static final String LATEST = """
            insert into run_metric_latest as l (run_id, key_id, step, at, value)
            select distinct on (k.id) cast(? as uuid), k.id, v.step, v.at, v.value
            from unnest(?, ?, ?, ?) as v (key, step, at, value) join metric_key k on k.name = v.key
            order by k.id, v.step desc, v.at desc, v.value desc
            on conflict (run_id, key_id) do update set step = excluded.step, at = excluded.at, value = excluded.value
            where (excluded.step, excluded.at, excluded.value) > (l.step, l.at, l.value)""";

    private static final String OF_MODELS = """
            insert into logged_model_metric as l (model_id, key_id, dataset_name, dataset_digest, run_id, step, at, value)
            select distinct on (v.model, k.id, v.name, v.digest)
                v.model, k.id, v.name, v.digest, cast(? as uuid), v.step, v.at, v.value
            from unnest(?, ?, ?, ?, ?, ?, ?) as v (model, name, digest, key, step, at, value)
            join metric_key k on k.name = v.key
            order by v.model, k.id, v.name, v.digest, v.step desc, v.at desc, v.value desc
            on conflict (model_id, key_id, dataset_name, dataset_digest) do update
            set run_id = excluded.run_id, step = excluded.step, at = excluded.at, value = excluded.value
            where (excluded.step, excluded.at, excluded.value) > (l.step, l.at, l.value)""";

    private static final String LATEST_OF_MODELS = """
            select l.model_id, l.run_id, l.dataset_name, l.dataset_digest, k.name, l.value, l.at, l.step
            from logged_model_metric l join metric_key k on k.id = l.key_id
            where l.model_id = any (?) order by l.model_id, k.name, l.dataset_name, l.dataset_digest""";

    private static final String LATEST_OF = """
            select l.run_id, k.name, l.value, l.at, l.step from run_metric_latest l join metric_key k on k.id = l.key_id
            where l.run_id = any (?) order by l.run_id, k.name""";

    private static final String HISTORY = """
            select ?, value, at, step from run_metric
            where run_id = ? and key_id = (select id from metric_key where name = ?)
            order by step, at, value limit ? offset ?""";

    /** Selects about so many steps out of a range, evenly, and the last. */
    private static final String SAMPLE = """
            select m.step, m.at, m.value from (
                select step, at, value, row_number() over (order by step, at, value) - 1 as n, count(*) over () as total
                from run_metric
                where run_id = ? and key_id = (select id from metric_key where name = ?) and step between ? and ?) m
            where m.n % greatest(1, (m.total + ? - 1) / ?) = 0 or m.n = m.total - 1
            order by m.step, m.at, m.value""";

    private final JdbcOperations jdbc;

    MetricStore(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Values as arrays, which one statement takes whole. */
    private static final class Columns {

        private final String[] keys;
        private final long[] steps;
        private final long[] times;
        private final double[] numbers;

        Columns(List<MetricValue> values) {
            keys = values.stream().map(MetricValue::key).toArray(String[]::new);
            steps = values.stream().mapToLong(MetricValue::step).toArray();
            times = values.stream().mapToLong(MetricValue::at).toArray();
            numbers = values.stream().mapToDouble(MetricValue::value).toArray();
        }
    }

    /** Stores the values of one batch, in three statements however many they are, and one more for logged models. */
    @Override
    public void add(ExperimentRunId run, List<MetricValue> values, List<ModelMetric> ofModels) {
        jdbc.update(KEYS, (Object)
                values.stream().map(MetricValue::key).distinct().sorted().toArray(String[]::new));
        Columns all = new Columns(values);
        jdbc.update(VALUES, uuid(run), all.keys, all.steps, all.times, all.numbers);
        jdbc.update(LATEST, uuid(run), all.keys, all.steps, all.times, all.numbers);
        if (!ofModels.isEmpty()) {
            Columns some = new Columns(ofModels.stream().map(ModelMetric::value).toList());
            jdbc.update(
                    OF_MODELS,
                    uuid(run),
                    ofModels.stream().map(metric -> metric.model().value()).toArray(String[]::new),
                    ofModels.stream().map(ModelMetric::datasetName).toArray(String[]::new),
                    ofModels.stream().map(ModelMetric::datasetDigest).toArray(String[]::new),
                    some.keys,
                    some.steps,
                    some.times,
                    some.numbers);
        }
    }

    /** Returns the latest value of each metric of the logged models, on each set of data. */
    public Map<LoggedModelId, List<ModelMetric>> ofModels(Collection<LoggedModelId> models) {
        return jdbc
                .query(
                        LATEST_OF_MODELS,
                        (row, n) -> new ModelMetric(
                                new LoggedModelId(row.getString(1)),
                                run(row.getObject(2, UUID.class)),
                                row.getString(3),
                                row.getString(4),
                                new MetricValue(row.getString(5), row.getDouble(6), row.getLong(7), row.getLong(8))),
                        (Object) models.stream().map(LoggedModelId::value).toArray(String[]::new))
                .stream()
                .collect(Collectors.groupingBy(ModelMetric::model));
    }

    /** Returns the latest value of each metric of the runs: the one of the greatest step. */
    public Map<ExperimentRunId, List<MetricValue>> latest(Collection<ExperimentRunId> runs) {
        record Line(ExperimentRunId run, MetricValue value) {}
        UUID[] ids = runs.stream().map(MetricStore::uuid).toArray(UUID[]::new);
        return jdbc
                .query(
                        LATEST_OF,
                        (row, n) -> new Line(
                                run(row.getObject(1, UUID.class)),
                                new MetricValue(row.getString(2), row.getDouble(3), row.getLong(4), row.getLong(5))),
                        (Object) ids)
                .stream()
                .collect(Collectors.groupingBy(Line::run, Collectors.mapping(Line::value, Collectors.toList())));
    }

    /** Returns the values of one metric of a run in the order of their steps. */
    public List<MetricValue> history(ExperimentRunId run, String key, int offset, int limit) {
        return jdbc.query(
                HISTORY,
                (row, n) -> new MetricValue(key, row.getDouble(2), row.getLong(3), row.getLong(4)),
                key,
                uuid(run),
                key,
                limit,
                offset);
    }

    /** Returns about so many values of one metric of a run, evenly out of those of a range of steps. */
    public List<MetricValue> sample(ExperimentRunId run, String key, long firstStep, long lastStep, int about) {
        return jdbc.query(
                SAMPLE,
                (row, n) -> new MetricValue(key, row.getDouble(3), row.getLong(2), row.getLong(1)),
                uuid(run),
                key,
                firstStep,
                lastStep,
                about,
                about);
    }

    private static UUID uuid(ExperimentRunId run) {
        String hex = run.value();
        return new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
    }

    private static ExperimentRunId run(UUID id) {
        return new ExperimentRunId(id.toString().replace("-", ""));
    }
}
