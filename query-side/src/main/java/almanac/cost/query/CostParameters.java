package almanac.cost.query;

import almanac.cost.query.CostQuery.Cut;
import almanac.cost.query.CostQuery.GetCostAllocation;
import almanac.cost.query.CostQuery.Shared;
import almanac.cost.query.CostQuestion.SharedLabel;
import almanac.cost.query.CostQuestion.Sharing;
import almanac.shared.ErrorCode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of reports. Parts of lists that are empty are no parts: clients leave a comma at the end. */
final class CostParameters {

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
    private static final int MOST_WORDS = 20;

    private CostParameters() {}

    static CostQuestion question(GetCostAllocation query) {
        Cut cut = query.cut();
        List<CostField> aggregate = words(cut.aggregate(), CostField::find);
        return new CostQuestion(
                aggregate.isEmpty() ? List.of(CostField.WORKLOAD) : aggregate,
                CostFilter.parse(cut.filter(), CostField::find),
                cut.accumulate(),
                query.idle(),
                query.external(),
                sharing(query.shared()));
    }

    static <F> List<F> words(@Nullable String aggregate, Function<String, Optional<F>> fields) {
        List<F> words = parts(aggregate)
                .map(word -> fields.apply(word)
                        .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(
                                "aggregate", "'%s' is none of the words that cost is told apart by".formatted(word))))
                .toList();
        if (words.size() > MOST_WORDS) {
            throw ErrorCode.INVALID_VALUE.with("aggregate", "must not have more than %d words".formatted(MOST_WORDS));
        }
        return words;
    }

    private static Sharing sharing(Shared shared) {
        Set<String> namespaces = parts(shared.namespaces()).collect(Collectors.toSet());
        List<SharedLabel> labels =
                parts(shared.labels()).map(CostParameters::label).toList();
        return new Sharing(shared.idle(), namespaces, labels, amount(shared.cost()), isEven(shared.split()));
    }

    private static SharedLabel label(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            throw ErrorCode.INVALID_VALUE.with("shareLabels", "must be labels such as name:value, with commas between");
        }
        return new SharedLabel(
                CostField.label(text.substring(0, colon)),
                text.substring(colon + 1).strip());
    }

    private static BigDecimal amount(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return BigDecimal.ZERO;
        }
        if (!AMOUNT.matcher(text.strip()).matches()) {
            throw ErrorCode.INVALID_VALUE.with("shareCost", "must be an amount of dollars a month, such as 1200.50");
        }
        return new BigDecimal(text.strip());
    }

    private static boolean isEven(@Nullable String text) {
        if (text == null || text.isBlank() || text.equals("weighted")) {
            return false;
        }
        if (text.equals("even")) {
            return true;
        }
        throw ErrorCode.INVALID_VALUE.with("shareSplit", "must be weighted or even");
    }

    private static Stream<String> parts(@Nullable String list) {
        return list == null
                ? Stream.empty()
                : Arrays.stream(list.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }
}
