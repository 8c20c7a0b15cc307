package almanac.storage.custommetric;

import almanac.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
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

    private static final int CHARACTERS_A_TAG = 100;

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
    private final RememberedNumbers<Series> knownSeries = new RememberedNumbers<>(Series::characters);
    private final RememberedNumbers<TagSet> knownTags = new RememberedNumbers<>(TagSet::characters);

    MetricDictionary(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** A metric of a model. */
    record Series(String model, String metric) {

        static Series of(CustomMetricValue value) {
            return new Series(value.model().value(), value.metric());
        }

        int characters() {
            return model.length() + metric.length();
        }
    }

    /** A set of tags of a model's values. */
    record TagSet(String model, SortedMap<String, String> tags) {

        static TagSet of(CustomMetricValue value) {
            return new TagSet(value.model().value(), value.tags());
        }

        /** Returns the size, in which a tag counts for more than its own characters: it is two texts in a tree. */
        int characters() {
            return model.length()
                    + tags.entrySet().stream()
                            .mapToInt(tag -> CHARACTERS_A_TAG
                                    + tag.getKey().length()
                                    + tag.getValue().length())
                            .sum();
        }
    }

    /** A set of tags on its way into the table, as JSON. */
    private record NewTagSet(TagSet tags, String text, String hash) {

        static NewTagSet of(TagSet tags) {
            String text = JsonMapper.shared().writeValueAsString(tags.tags());
            return new NewTagSet(
                    tags, text, Sha256.of(text.getBytes(StandardCharsets.UTF_8)).value());
        }

        String model() {
            return tags.model();
        }
    }

    Map<Series, Integer> ofSeries(List<Series> wanted) {
        return numbers(wanted, knownSeries, this::addSeries);
    }

    private Map<Series, Integer> addSeries(List<Series> missing) {
        List<Series> inOrder = missing.stream()
                .sorted(Comparator.comparing(Series::model).thenComparing(Series::metric))
                .toList();
        String[] models = column(inOrder, Series::model);
        String[] metrics = column(inOrder, Series::metric);
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
    }

    Map<TagSet, Integer> ofTags(List<TagSet> wanted) {
        return numbers(wanted, knownTags, this::addTags);
    }

    private Map<TagSet, Integer> addTags(List<TagSet> missing) {
        List<NewTagSet> inOrder = missing.stream()
                .map(NewTagSet::of)
                .sorted(Comparator.comparing(NewTagSet::model).thenComparing(NewTagSet::hash))
                .toList();
        String[] models = column(inOrder, NewTagSet::model);
        String[] hashes = column(inOrder, NewTagSet::hash);
        jdbc.update(ADD_TAGS, models, hashes, column(inOrder, NewTagSet::text));
        Map<List<String>, Integer> found = new HashMap<>();
        jdbc.query(
                FIND_TAGS,
                row -> {
                    found.put(List.of(row.getString(1), row.getString(2)), row.getInt(3));
                },
                models,
                hashes);
        Map<TagSet, Integer> numbers = new HashMap<>();
        inOrder.forEach(added -> numbers.put(added.tags(), found.get(List.of(added.model(), added.hash()))));
        return numbers;
    }

    private static <K> String[] column(List<K> keys, Function<K, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }

    /** Looks the missing ones up. They are added in one order, so that two transactions never deadlock. */
    private static <K> Map<K, Integer> numbers(
            List<K> wanted, RememberedNumbers<K> known, Function<List<K>, Map<K, Integer>> addition) {
        Map<K, Integer> numbers = new HashMap<>();
        List<K> missing = new ArrayList<>();
        for (K key : wanted) {
            Integer number = known.get(key);
            if (number == null) {
                missing.add(key);
            } else {
                numbers.put(key, number);
            }
        }
        if (!missing.isEmpty()) {
            Map<K, Integer> added = addition.apply(missing);
            numbers.putAll(added);
            onceCommitted(() -> known.addAll(added));
        }
        return numbers;
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
