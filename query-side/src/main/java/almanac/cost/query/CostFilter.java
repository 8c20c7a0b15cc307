package almanac.cost.query;

import almanac.shared.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the values of fields, as OpenCost writes them: {@code namespace:"compute"+label[team]!:"a","b"}.
 *
 * @param <F> the fields
 */
sealed interface CostFilter<F> {

    /** Tells whether a thing meets the condition. */
    boolean accepts(Function<F, String> values);

    /** Returns the fields that the condition looks at. */
    Set<F> fields();

    record Everything<F>() implements CostFilter<F> {

        @Override
        public boolean accepts(Function<F, String> values) {
            return true;
        }

        @Override
        public Set<F> fields() {
            return Set.of();
        }
    }

    record Comparison<F>(F field, Operator operator, boolean negated, List<String> wanted) implements CostFilter<F> {

        @Override
        public boolean accepts(Function<F, String> values) {
            String value = values.apply(field);
            return negated != wanted.stream().anyMatch(each -> operator.test.test(value, each));
        }

        @Override
        public Set<F> fields() {
            return Set.of(field);
        }
    }

    record Junction<F>(boolean isAnd, List<CostFilter<F>> parts) implements CostFilter<F> {

        @Override
        public boolean accepts(Function<F, String> values) {
            Predicate<CostFilter<F>> accepted = part -> part.accepts(values);
            return isAnd ? parts.stream().allMatch(accepted) : parts.stream().anyMatch(accepted);
        }

        @Override
        public Set<F> fields() {
            Set<F> all = new HashSet<>();
            parts.forEach(part -> all.addAll(part.fields()));
            return all;
        }
    }

    /** How a value is compared with each of the wanted ones. */
    enum Operator {
        EQUALS(":", String::equals),
        CONTAINS("~:", String::contains),
        STARTS_WITH("<~:", String::startsWith),
        ENDS_WITH("~>:", String::endsWith);

        private final String sign;

        @SuppressWarnings("ImmutableEnumChecker") // functions of String alone
        private final BiPredicate<String, String> test;

        Operator(String sign, BiPredicate<String, String> test) {
            this.sign = sign;
            this.test = test;
        }
    }

    /** Reads a condition; none is met by everything. */
    static <F> CostFilter<F> parse(@Nullable String text, Function<String, Optional<F>> fields) {
        return text == null || text.isBlank() ? new Everything<>() : new Parser<>(text, fields).whole();
    }

    /** Reads the text from left to right: {@code +} binds more closely than {@code |}. */
    final class Parser<F> {

        private static final int LONGEST = 8_000;
        private static final int DEEPEST = 50;

        private final String text;
        private final Function<String, Optional<F>> fields;
        private int at;
        private int depth;

        private Parser(String text, Function<String, Optional<F>> fields) {
            this.text = text;
            this.fields = fields;
            if (text.length() > LONGEST) {
                throw ErrorCode.INVALID_VALUE.with(
                        "filter", "must not be longer than %d characters".formatted(LONGEST));
            }
        }

        private CostFilter<F> whole() {
            CostFilter<F> filter = either();
            if (!isAtEnd()) {
                throw expected("+, | or the end");
            }
            return filter;
        }

        private CostFilter<F> either() {
            List<CostFilter<F>> parts = new ArrayList<>(List.of(both()));
            while (take("|")) {
                parts.add(both());
            }
            return parts.size() == 1 ? parts.getFirst() : new Junction<>(false, parts);
        }

        private CostFilter<F> both() {
            List<CostFilter<F>> parts = new ArrayList<>(List.of(one()));
            while (take("+")) {
                parts.add(one());
            }
            return parts.size() == 1 ? parts.getFirst() : new Junction<>(true, parts);
        }

        private CostFilter<F> one() {
            if (!take("(")) {
                return comparison();
            }
            if (++depth > DEEPEST) {
                throw expected("fewer parentheses within parentheses");
            }
            CostFilter<F> inner = either();
            if (!take(")")) {
                throw expected("a closing parenthesis");
            }
            depth--;
            return inner;
        }

        private CostFilter<F> comparison() {
            F field = field();
            boolean negated = take("!");
            Operator operator = operator();
            List<String> wanted = new ArrayList<>(List.of(value()));
            while (take(",")) {
                wanted.add(value());
            }
            return new Comparison<>(field, operator, negated, wanted);
        }

        private F field() {
            skipBlanks();
            int from = at;
            while (at < text.length() && isOfName(text.charAt(at))) {
                at++;
            }
            if (at > from && at < text.length() && text.charAt(at) == '[') {
                int end = text.indexOf(']', at);
                if (end < 0) {
                    throw expected("a closing bracket");
                }
                at = end + 1;
            }
            String name = text.substring(from, at);
            return fields.apply(name).orElseThrow(() -> {
                at = from;
                return expected("a field such as namespace or label[name]");
            });
        }

        private Operator operator() {
            for (Operator operator : Operator.values()) {
                if (take(operator.sign)) {
                    return operator;
                }
            }
            throw expected("one of : !: ~: <~: ~>:");
        }

        private String value() {
            if (!take("\"")) {
                throw expected("a value in double quotes");
            }
            StringBuilder value = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '"') {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at++));
            }
            if (at == text.length()) {
                throw expected("a closing double quote");
            }
            at++;
            return value.toString();
        }

        private static boolean isOfName(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        }

        private boolean take(String sign) {
            skipBlanks();
            boolean isThere = text.startsWith(sign, at);
            at += isThere ? sign.length() : 0;
            return isThere;
        }

        private boolean isAtEnd() {
            skipBlanks();
            return at == text.length();
        }

        private void skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private RuntimeException expected(String what) {
            return ErrorCode.INVALID_VALUE.with("filter", "at character %d there should be %s".formatted(at + 1, what));
        }
    }
}
