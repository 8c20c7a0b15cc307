package almanac.row;

import almanac.shared.SearchFilter.Comparison;
import almanac.shared.SearchFilter.Operator;
import almanac.shared.Timestamps;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes comparisons as SQL. Names of columns are of this program alone; every word of the search itself is a
 * parameter.
 */
public final class SearchSql {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();

    public SearchSql(String condition) {
        text.append(condition);
    }

    public SearchSql and(String condition) {
        text.append("\n and ").append(condition);
        return this;
    }

    /** Adds a parameter and returns the place for it. */
    public String put(Object value) {
        String name = "p" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    public SearchSql with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    public String text() {
        return text.toString();
    }

    public Map<String, Object> parameters() {
        return parameters;
    }

    /** Returns the comparison of a text. A pattern has no escape character, as in the searches of trackers. */
    public String ofText(String column, Comparison comparison) {
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
                throw comparison.refused("%s is no comparison of texts"
                        .formatted(comparison.operator().sign()));
        };
    }

    /** Returns the comparison of an entry of a JSON object with the index on such objects, where that helps. */
    public String ofEntry(String column, Comparison comparison) {
        if (comparison.operator() == Operator.EQUAL && !comparison.isNumber()) {
            return "%s @> cast(%s as jsonb)"
                    .formatted(column, put(JSON.writeValueAsString(Map.of(comparison.key(), comparison.value()))));
        }
        return ofText("(%s ->> cast(%s as text))".formatted(column, put(comparison.key())), comparison);
    }

    public String ofNumber(String column, Comparison comparison) {
        return column + " " + sign(comparison) + " " + put(Double.parseDouble(comparison.value()));
    }

    /** Returns the comparison of a whole number, which clients write as a text as well. */
    public String ofWhole(String column, Comparison comparison) {
        if (!comparison.value().matches("\\d{1,9}")) {
            throw comparison.refused("'%s' is compared with a whole number".formatted(comparison.key()));
        }
        Comparison number = new Comparison(
                comparison.entity(),
                comparison.key(),
                comparison.operator(),
                comparison.values(),
                true,
                comparison.position());
        return column + " " + sign(number) + " " + put(Integer.valueOf(comparison.value()));
    }

    /** Returns the comparison of a time with milliseconds since 1970. */
    public String ofTime(String column, Comparison comparison) {
        String sign = sign(comparison);
        Instant moment = Instant.ofEpochMilli((long) Double.parseDouble(comparison.value()));
        if (!Timestamps.isInRange(moment)) {
            throw comparison.refused("is no time");
        }
        return "%s %s %s".formatted(column, sign, put(moment.atOffset(ZoneOffset.UTC)));
    }

    private static String sign(Comparison comparison) {
        if (!comparison.isNumber()) {
            throw comparison.refused("'%s' is compared with a number".formatted(comparison.key()));
        }
        return switch (comparison.operator()) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "<>";
            case GREATER -> ">";
            case AT_LEAST -> ">=";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case LIKE, ILIKE, IN, NOT_IN ->
                throw comparison.refused("%s is no comparison of numbers"
                        .formatted(comparison.operator().sign()));
        };
    }

    /** Returns the column of a name; a name that is unknown is refused. */
    public static String column(Map<String, String> columns, Comparison comparison) {
        @Nullable String column = columns.get(comparison.key());
        if (column == null) {
            throw comparison.refused("'%s' is not one of %s"
                    .formatted(
                            comparison.key(),
                            String.join(", ", columns.keySet().stream().sorted().toList())));
        }
        return column;
    }
}
