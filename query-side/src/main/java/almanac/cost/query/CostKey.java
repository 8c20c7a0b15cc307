package almanac.cost.query;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one line's columns. A value is null where the line has none, and {@link #MIXED} where the line stands
 * for several whose values differ.
 */
final class CostKey {

    /** Stands for values that differ; no id looks like it. */
    static final String MIXED = "*";

    /** Of idle machines, and of a cost that belongs to no workload. */
    static final CostKey NONE = new CostKey(Map.of());

    private static final List<CostColumn> COLUMNS = List.of(CostColumn.values());

    private final Map<CostColumn, String> values = new EnumMap<>(CostColumn.class);

    CostKey(Map<CostColumn, String> values) {
        this.values.putAll(values);
    }

    @Nullable
    String get(CostColumn column) {
        return values.get(column);
    }

    @Nullable
    CostKind kind() {
        String kind = get(CostColumn.KIND);
        return kind == null || kind.equals(MIXED) ? null : CostKind.valueOf(kind);
    }

    /** Returns the value of a column that all lines share, null when there is none. */
    @Nullable
    String shared(CostColumn column) {
        String value = get(column);
        return MIXED.equals(value) ? null : value;
    }

    /** Returns the key of this line and another taken together. */
    CostKey with(CostKey other) {
        Map<CostColumn, String> both = new EnumMap<>(CostColumn.class);
        for (CostColumn column : COLUMNS) {
            String mine = get(column);
            String theirs = other.get(column);
            boolean same = mine == null ? theirs == null : mine.equals(theirs);
            if (!same) {
                both.put(column, MIXED);
            } else if (mine != null) {
                both.put(column, mine);
            }
        }
        return new CostKey(both);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CostKey key && values.equals(key.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
