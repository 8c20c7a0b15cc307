package almanac.storage.custommetric;

import almanac.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives series and sets of tags their numbers, and remembers those that are committed. A number stays until the
 * monitoring of its model has ended, after which it is asked for no more.
 */
@Component
class MetricDictionary {

    private static final int MOST_REMEMBERED = 100_000;

    private static final String ADD_SERIES = """
            insert into metric_series (model, metric) select * from unnest(?::text[], ?::text[]) as given (model, metric)
            on conflict (model, metric) do nothing""";

    private static final String FIND_SERIES = """
            select s.model, s.metric, s.id from metric_series s
            join unnest(?::text[], ?::text[]) as given (model, metric)
                on s.model = given.model and s.metric = given.metric""";

    private static final String ADD_TAGS = """
            insert into metric_tags (model, hash, tags)
            select model, decode(hash, 'hex'), tags::jsonb
            from unnest(?::text[], ?::text[], ?::text[]) as given (model, hash, tags)
            on conflict (model, hash) do nothing""";

    private static final String FIND_TAGS = """
            select t.model, encode(t.hash, 'hex'), t.id from metric_tags t
            join unnest(?::text[], ?::text[]) as given (model, hash)
                on t.model = given.model and t.hash = decode(given.hash, 'hex')""";

    private final JdbcOperations jdbc;
    private final Map<Series, Integer> knownSeries = new ConcurrentHashMap<>();
    private final Map<Tags, Integer> knownTags = new ConcurrentHashMap<>();

    MetricDictionary(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** A metric of a model. */
    record Series(String model, String metric) {

        static Series of(CustomMetricValue value) {
            return new Series(value.model().value(), value.metric());
        }
    }

    /**
     * A set of tags of a model's values.
     *
     * @param text its tags by key, as JSON
     */
    record Tags(String model, String text) {

        static Tags of(CustomMetricValue value) {
            return new Tags(
                    value.model().value(),
                    value.tags().isEmpty() ? "{}" : JsonMapper.shared().writeValueAsString(value.tags()));
        }

        String hash() {
            return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).value();
        }
    }

    Map<Series, Integer> ofSeries(List<Series> wanted) {
        return numbers(
                wanted, knownSeries, Comparator.comparing(Series::model).thenComparing(Series::metric), missing -> {
                    String[] models = column(missing, Series::model);
                    String[] metrics = column(missing, Series::metric);
                    jdbc.update(ADD_SERIES, models, metrics);
                    Map<Series, Integer> found = new HashMap<>();
                    jdbc.query(
                            FIND_SERIES,
                            row -> {
                                found.put(new Series(row.getString(1), row.getString(2)), row.getInt(3));
                            },
                            models,
                            metrics);
                    return found;
                });
    }

    Map<Tags, Integer> ofTags(List<Tags> wanted) {
        return numbers(wanted, knownTags, Comparator.comparing(Tags::model).thenComparing(Tags::hash), missing -> {
            String[] models = column(missing, Tags::model);
            String[] hashes = column(missing, Tags::hash);
            jdbc.update(ADD_TAGS, models, hashes, column(missing, Tags::text));
            Map<List<String>, Integer> found = new HashMap<>();
            jdbc.query(
                    FIND_TAGS,
                    row -> {
                        found.put(List.of(row.getString(1), row.getString(2)), row.getInt(3));
                    },
                    models,
                    hashes);
            Map<Tags, Integer> numbers = new HashMap<>();
            missing.forEach(tags -> numbers.put(tags, found.get(List.of(tags.model(), tags.hash()))));
            return numbers;
        });
    }

    private static <K> String[] column(List<K> keys, Function<K, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }

    /** Looks the missing ones up, added in one order, so that two transactions never deadlock. */
    private static <K> Map<K, Integer> numbers(
            List<K> wanted, Map<K, Integer> known, Comparator<K> order, Function<List<K>, Map<K, Integer>> addition) {
        Map<K, Integer> numbers = new HashMap<>();
        wanted.forEach(key -> {
            Integer number = known.get(key);
            if (number != null) {
                numbers.put(key, number);
            }
        });
        List<K> missing = wanted.stream()
                .filter(key -> !numbers.containsKey(key))
                .sorted(order)
                .toList();
        if (!missing.isEmpty()) {
            Map<K, Integer> added = addition.apply(missing);
            numbers.putAll(added);
            onceCommitted(() -> remember(known, added));
        }
        return numbers;
    }

    private static <K> void remember(Map<K, Integer> known, Map<K, Integer> added) {
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        known.putAll(added);
    }

    private static void onceCommitted(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
