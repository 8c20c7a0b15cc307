package almanac.registeredmodel.query;

import almanac.row.Window;
import almanac.shared.SearchFilter;
import almanac.shared.SearchFilter.Comparison;
import almanac.shared.SearchOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/**
 * Finds models or versions by a search over columns and tags. Names of columns are of this program alone; every word of
 * the search itself is a parameter.
 */
final class ModelSearch {

    private final String from;
    private final Map<String, String> texts;
    private final Map<String, String> numbers;
    private final Map<String, String> sortable;
    private final Map<String, Object> parameters = new HashMap<>();

    /**
     * @param from the tables and the conditions on visibility
     * @param sortable columns to sort by, besides those to search by
     */
    ModelSearch(String from, Map<String, String> texts, Map<String, String> numbers, Map<String, String> sortable) {
        this.from = from;
        this.texts = texts;
        this.numbers = numbers;
        this.sortable = sortable;
    }

    /**
     * One page of ids.
     *
     * @param atLeast how many there are up to the end of this page, and one more when another page follows
     */
    record Found(List<String> ids, long atLeast) {}

    Found find(
            String caller,
            SearchFilter filter,
            List<SearchOrder> order,
            String lastly,
            Window window,
            NamedParameterJdbcOperations jdbc) {
        parameters.put("caller", caller);
        parameters.put("most", window.limit() + 1);
        parameters.put("first", window.offset());
        String conditions = filter.comparisons().stream()
                .map(comparison -> "\n and " + condition(comparison))
                .collect(Collectors.joining());
        String columns = Stream.concat(order.stream().map(this::column), Stream.of(lastly))
                .collect(Collectors.joining(", "));
        List<String> ids = jdbc.queryForList(
                "select r.id %s%s order by %s limit :most offset :first".formatted(from, conditions, columns),
                parameters,
                String.class);
        return new Found(
                ids.subList(0, Math.min(ids.size(), window.limit())), (long) window.offset() + ids.size());
    }

    private String condition(Comparison comparison) {
        return switch (comparison.entity()) {
            case "tags", "tag" -> text("(r.tags ->> cast(%s as text))".formatted(put(comparison.key())), comparison);
            case "", "attribute", "attributes" ->
                numbers.containsKey(comparison.key())
                        ? number(String.valueOf(numbers.get(comparison.key())), comparison)
                        : text(known(comparison), comparison);
            default -> throw comparison.refused("'%s' is neither attribute nor tags".formatted(comparison.entity()));
        };
    }

    private String known(Comparison comparison) {
        String column = texts.get(comparison.key());
        if (column == null) {
            throw comparison.refused("'%s' is not one of %s"
                    .formatted(comparison.key(), Stream.concat(texts.keySet().stream(), numbers.keySet().stream()).sorted().toList()));
        }
        return column;
    }

    private String text(String column, Comparison comparison) {
        if (comparison.isNumber()) {
            throw comparison.refused("'%s' is compared with a text in quotes".formatted(comparison.key()));
        }
        return switch (comparison.operator()) {
            case EQUAL -> column + " = " + put(comparison.value());
            case NOT_EQUAL -> column + " <> " + put(comparison.value());
            case LIKE -> column + " like " + put(comparison.value()) + " escape ''";
            case ILIKE -> column + " ilike " + put(comparison.value()) + " escape ''";
            case IN -> column + " in (" + put(comparison.values()) + ")";
            case NOT_IN -> column + " not in (" + put(comparison.values()) + ")";
            case GREATER, AT_LEAST, LESS, AT_MOST ->
                throw comparison.refused("%s is no comparison of texts".formatted(comparison.operator().sign()));
        };
    }

    private String number(String column, Comparison comparison) {
        String sign =
                switch (comparison.operator()) {
                    case EQUAL -> "=";
                    case NOT_EQUAL -> "<>";
                    case GREATER, AT_LEAST, LESS, AT_MOST -> comparison.operator().sign();
                    case LIKE, ILIKE, IN, NOT_IN -> "";
                };
        // clients send the number of a version as a text as well
        if (sign.isEmpty() || !comparison.value().matches("\\d{1,9}")) {
            throw comparison.refused("'%s' is compared with a whole number".formatted(comparison.key()));
        }
        return column + " " + sign + " " + put(Integer.valueOf(comparison.value()));
    }

    private String column(SearchOrder order) {
        String column = Stream.of(sortable, texts, numbers)
                .map(columns -> columns.get(order.key()))
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow(() -> order.refused("is no column to sort by"));
        return column + (order.isDescending() ? " desc" : "");
    }

    private String put(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }
}
