package almanac.registeredmodel.api;

import almanac.registeredmodel.query.ModelFilter;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.SearchFilter;
import almanac.shared.SearchFilter.Comparison;
import almanac.shared.SearchFilter.Operator;
import almanac.shared.SearchOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads which models are searched, and in which order (behaviour.md, 3.15). A pattern is comparisons, or else a part of
 * the name.
 */
final class ModelFilters {

    private static final String PATTERN = "searchPattern";
    private static final String ORDER = "orderBy";

    /** What stands in comparisons and hardly in names: a sign or a quote, or a comparison in words. */
    private static final Pattern COMPARES =
            Pattern.compile("[=<>!'\"`]|^\\s*(name|tags?\\.\\S+)\\s+i?like\\b", Pattern.CASE_INSENSITIVE);

    private static final Set<Operator> OPERATORS =
            EnumSet.of(Operator.EQUAL, Operator.NOT_EQUAL, Operator.LIKE, Operator.ILIKE);

    private static final Set<String> COLUMNS = Set.of("name", "last_updated_timestamp", "timestamp");

    private ModelFilters() {}

    static ModelFilter named(@Nullable ProjectId project, @Nullable String part) {
        return new ModelFilter(project, part == null ? "" : part, SearchFilter.parse(null), List.of());
    }

    static ModelFilter of(@Nullable ProjectId project, @Nullable String pattern, @Nullable String orderBy) {
        String text = pattern == null ? "" : pattern.strip();
        boolean isPart = !COMPARES.matcher(text).find();
        SearchFilter filter = SearchFilter.parse(PATTERN, isPart ? null : text);
        filter.comparisons().forEach(ModelFilters::check);
        List<SearchOrder> order = orderBy == null || orderBy.isBlank()
                ? List.of()
                : SearchOrder.parse(ORDER, List.of(orderBy.split(",")));
        order.forEach(ModelFilters::check);
        return new ModelFilter(project, isPart ? text : "", filter, order);
    }

    private static void check(Comparison comparison) {
        boolean isTag =
                comparison.entity().equals("tags") || comparison.entity().equals("tag");
        boolean isName = comparison.entity().isEmpty() && comparison.key().equals("name");
        if (!(isTag || isName) || comparison.isNumber() || !OPERATORS.contains(comparison.operator())) {
            throw ErrorCode.INVALID_VALUE.with(
                    PATTERN,
                    "at character %d: compare name or tags.<key> by =, !=, LIKE or ILIKE with a text in quotes"
                            .formatted(comparison.position()));
        }
    }

    private static void check(SearchOrder order) {
        if (!order.entity().isEmpty() || !COLUMNS.contains(order.key())) {
            throw ErrorCode.INVALID_VALUE.with(
                    ORDER, "'%s' is none of name, last_updated_timestamp".formatted(order.key()));
        }
    }
}
