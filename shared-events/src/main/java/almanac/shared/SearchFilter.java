package almanac.shared;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search in the words of tracking clients: comparisons with {@code and} between, such as
 * {@code metrics.auc > 0.9 and tags.`stage` = 'prod'}.
 */
public record SearchFilter(List<Comparison> comparisons) {

    public static final String MEMBER = "filter";

    private static final int MOST_COMPARISONS = 50;
    private static final int MOST_VALUES = 1_000;

    public SearchFilter {
        comparisons = List.copyOf(comparisons);
    }

    /** The ways to compare. Longer signs come before those that they begin with. */
    public enum Operator {
        NOT_EQUAL("!="),
        AT_LEAST(">="),
        AT_MOST("<="),
        EQUAL("="),
        GREATER(">"),
        LESS("<"),
        LIKE("LIKE"),
        ILIKE("ILIKE"),
        IN("IN"),
        NOT_IN("NOT");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        boolean takesList() {
            return this == IN || this == NOT_IN;
        }
    }

    /**
     * One comparison.
     *
     * @param entity what the key is one of, such as {@code tags}; empty where the key stands alone
     * @param values one, or those of a list
     * @param isNumber whether the values are numbers; otherwise they were in quotes
     * @param position of the comparison in the text, from 1
     */
    public record Comparison(
            String entity, String key, Operator operator, List<String> values, boolean isNumber, int position) {

        public Comparison {
            values = List.copyOf(values);
        }

        public String value() {
            return values.getFirst();
        }

        /** Returns the refusal of a comparison that is written well and means nothing. */
        public DomainException refused(String why) {
            return ErrorCode.INVALID_VALUE.with(MEMBER, "at character %d: %s".formatted(position, why));
        }
    }

    /** Reads a search; one that is null or blank compares nothing. */
    public static SearchFilter parse(@Nullable String text) {
        return parse(MEMBER, text);
    }

    /**
     * Reads a search; one that is null or blank compares nothing.
     *
     * @param member of the request that the text is, for refusals
     */
    public static SearchFilter parse(String member, @Nullable String text) {
        List<Comparison> comparisons = new ArrayList<>();
        SearchScanner scanner = new SearchScanner(member, text == null ? "" : text);
        while (!scanner.isAtEnd()) {
            if (!comparisons.isEmpty() && !scanner.isNext("AND")) {
                throw scanner.expected("'and', or the end");
            }
            if (comparisons.size() == MOST_COMPARISONS) {
                throw scanner.expected("the end: there are %d comparisons already".formatted(MOST_COMPARISONS));
            }
            comparisons.add(comparison(scanner));
        }
        return new SearchFilter(comparisons);
    }

    private static Comparison comparison(SearchScanner scanner) {
        SearchScanner.Field field = scanner.field();
        Operator operator = operator(scanner);
        if (operator.takesList()) {
            return new Comparison(field.entity(), field.key(), operator, list(scanner), false, field.position());
        }
        String text = scanner.text();
        String value = text == null ? scanner.number() : text;
        if (value == null) {
            throw scanner.expected("a number, or a text in quotes");
        }
        return new Comparison(field.entity(), field.key(), operator, List.of(value), text == null, field.position());
    }

    private static Operator operator(SearchScanner scanner) {
        for (Operator operator : Operator.values()) {
            if (scanner.isNext(operator.sign)) {
                if (operator == Operator.NOT_IN && !scanner.isNext(Operator.IN.sign)) {
                    throw scanner.expected("IN behind NOT");
                }
                return operator;
            }
        }
        throw scanner.expected("one of =, !=, >, >=, <, <=, LIKE, ILIKE, IN, NOT IN");
    }

    private static List<String> list(SearchScanner scanner) {
        if (!scanner.isNext("(")) {
            throw scanner.expected("a list in parentheses");
        }
        List<String> values = new ArrayList<>();
        do {
            String value = scanner.text();
            if (value == null || values.size() == MOST_VALUES) {
                throw scanner.expected("a text in quotes, and at most %d of them".formatted(MOST_VALUES));
            }
            values.add(value);
        } while (scanner.isNext(","));
        if (!scanner.isNext(")")) {
            throw scanner.expected("a comma or the end of the list");
        }
        return values;
    }
}
