package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import almanac.shared.SearchFilter.Comparison;
import almanac.shared.SearchFilter.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchFilterTest {

    private static final List<String> TEXTS =
            List.of("x", "it's", "say \"so\"", "", "100 %", "and", "a`b", "ä", "(1,2)");
    private static final List<String> KEYS = List.of("auc", "val/loss", "my key", "mlflow.source.type", "and", "a-b");

    @Test
    void nothing_compares_nothing() {
        assertThat(SearchFilter.parse(null).comparisons()).isEmpty();
        assertThat(SearchFilter.parse("  ").comparisons()).isEmpty();
    }

    @Test
    void what_the_clients_of_vendors_send_is_read() {
        assertThat(SearchFilter.parse("tags.\"mlflow.domino.run_id\"=\"1\" and tags.\"mlflow.source.type\"=\"JOB\"")
                        .comparisons())
                .extracting(Comparison::entity, Comparison::key, Comparison::value)
                .containsExactly(
                        tuple("tags", "mlflow.domino.run_id", "1"), tuple("tags", "mlflow.source.type", "JOB"));
        Comparison number =
                SearchFilter.parse("metrics.auc>=-.5e-3").comparisons().getFirst();
        assertThat(number).isEqualTo(new Comparison("metrics", "auc", Operator.AT_LEAST, List.of("-.5e-3"), true, 1));
        assertThat(SearchFilter.parse("name not in ('a', \"b\")").comparisons().getFirst())
                .isEqualTo(new Comparison("", "name", Operator.NOT_IN, List.of("a", "b"), false, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "metrics.a > 1 or metrics.a < 0 | 15",
                "metrics.a | 10",
                "metrics. = 1 | 9",
                "= 1 | 1",
                "metrics.a ~ 1 | 11",
                "metrics.a > | 12",
                "tags.`a = 'b' | 6",
                "name = 'a | 8",
                "name in ('a' | 13",
                "name in () | 10",
                "name not 'a' | 10",
                "a = 1 and | 10",
                "a = 1; drop table run_row | 6",
            })
    void a_mistake_is_told_with_its_place(String text, int position) {
        DomainException refusal = catchThrowableOfType(DomainException.class, () -> SearchFilter.parse(text));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
        assertThat(refusal).hasMessageStartingWith("filter: at character " + position + ":");
    }

    @Test
    void whatever_is_written_is_read_as_it_was_meant() {
        Random chance = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<Comparison> meant = IntStream.range(0, 1 + chance.nextInt(4))
                    .mapToObj(n -> comparison(chance))
                    .toList();
            StringBuilder text = new StringBuilder();
            for (Comparison each : meant) {
                text.append(text.isEmpty() ? "" : blanks(chance, true) + "and" + blanks(chance, true))
                        .append(written(each, chance));
            }
            assertThat(SearchFilter.parse(text.toString()).comparisons())
                    .as(text.toString())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("position")
                    .isEqualTo(meant);
        }
    }

    @Test
    void whatever_else_is_written_is_refused_and_nothing_worse() {
        Random chance = new Random(11);
        String letters = "ab.`'\"=!<>()0-,  andinlkeAND\\;";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int n = chance.nextInt(24); n > 0; n--) {
                text.append(letters.charAt(chance.nextInt(letters.length())));
            }
            DomainException refusal =
                    catchThrowableOfType(DomainException.class, () -> SearchFilter.parse(text.toString()));
            if (refusal != null) {
                assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
            }
        }
    }

    private static Comparison comparison(Random chance) {
        Operator operator = Operator.values()[chance.nextInt(Operator.values().length)];
        String key = KEYS.get(chance.nextInt(KEYS.size()));
        return switch (operator) {
            case IN, NOT_IN ->
                new Comparison(
                        "tags",
                        key,
                        operator,
                        IntStream.range(0, 1 + chance.nextInt(3))
                                .mapToObj(n -> text(chance))
                                .toList(),
                        false,
                        0);
            case LIKE, ILIKE -> new Comparison("params", key, operator, List.of(text(chance)), false, 0);
            default -> {
                boolean isNumber = chance.nextBoolean();
                String value = isNumber ? Double.toString(chance.nextGaussian() * 1e6) : text(chance);
                yield new Comparison("metrics", key, operator, List.of(value), isNumber, 0);
            }
        };
    }

    private static String text(Random chance) {
        return TEXTS.get(chance.nextInt(TEXTS.size()));
    }

    private static String written(Comparison comparison, Random chance) {
        boolean isPlain = comparison.key().matches("[a-z][a-z./-]*") && chance.nextBoolean();
        String quote = chance.nextBoolean() ? "`" : "\"";
        String key = isPlain ? comparison.key() : quote + comparison.key() + quote;
        String sign = comparison.operator() == Operator.NOT_IN
                ? "NOT  IN"
                : comparison.operator().sign();
        boolean isWord = Character.isLetter(sign.charAt(0));
        String values = comparison.isNumber()
                ? comparison.value()
                : String.join(
                        ", ",
                        comparison.values().stream()
                                .map(value -> quoted(value, chance))
                                .toList());
        boolean isList = comparison.operator() == Operator.IN || comparison.operator() == Operator.NOT_IN;
        return comparison.entity() + "." + key + blanks(chance, isWord)
                + (isWord && chance.nextBoolean() ? sign.toLowerCase(Locale.ROOT) : sign) + blanks(chance, false)
                + (isList ? "(" + values + ")" : values);
    }

    private static String quoted(String value, Random chance) {
        String quote = chance.nextBoolean() ? "'" : "\"";
        return quote + value.replace(quote, quote + quote) + quote;
    }

    private static String blanks(Random chance, boolean atLeastOne) {
        return " ".repeat((atLeastOne ? 1 : 0) + chance.nextInt(3));
    }
}
