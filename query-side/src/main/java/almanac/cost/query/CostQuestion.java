package almanac.cost.query;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a report of allocations is made.
 *
 * @param aggregate the fields whose values are the name of an entry
 * @param external whether calls of models are among the lines
 * @param idle whether what machines cost beyond what was charged on them is among the entries
 */
record CostQuestion(
        List<CostField> aggregate,
        CostFilter<CostField> filter,
        boolean accumulate,
        boolean idle,
        boolean external,
        Sharing sharing) {

    /**
     * What is spread over all others.
     *
     * @param perMonth dollars from outside, of {@link #DAYS_A_MONTH} days
     * @param isEven whether each line gets the same, rather than by what it costs
     */
    record Sharing(
            boolean idle, Set<String> namespaces, List<SharedLabel> labels, BigDecimal perMonth, boolean isEven) {

        static final Sharing NONE = new Sharing(false, Set.of(), List.of(), BigDecimal.ZERO, false);

        static final BigDecimal DAYS_A_MONTH = new BigDecimal("30.42");

        boolean includes(CostKey key, CostNames names) {
            return namespaces.contains(CostField.NAMESPACE.of(key, names))
                    || labels.stream()
                            .anyMatch(label -> label.field.of(key, names).equals(label.value));
        }
    }

    record SharedLabel(CostField field, String value) {}

    /** Returns the question of a caller that sees some lines alone: of those nothing is shared. */
    CostQuestion withoutOthers() {
        return new CostQuestion(aggregate, filter, accumulate, false, false, Sharing.NONE);
    }

    /** Returns the columns that the report looks at. */
    Set<CostColumn> columns() {
        EnumSet<CostColumn> columns = EnumSet.noneOf(CostColumn.class);
        aggregate.forEach(field -> columns.addAll(field.columns()));
        filter.fields().forEach(field -> columns.addAll(field.columns()));
        sharing.labels().forEach(label -> columns.addAll(label.field().columns()));
        if (!sharing.namespaces().isEmpty()) {
            columns.addAll(CostField.NAMESPACE.columns());
        }
        if (idle) {
            columns.add(CostColumn.HOST);
        }
        return columns;
    }
}
