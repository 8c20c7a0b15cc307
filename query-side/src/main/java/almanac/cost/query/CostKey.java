package almanac.cost.query;

import java.util.Arrays;
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

    private final @Nullable String[] values = new String[CostColumn.values().length];

    CostKey(Map<CostColumn, String> values) {
        values.forEach((column, value) -> this.values[column.ordinal()] = value);
    }

    private CostKey(@Nullable String[] values) {
        System.arraycopy(values, 0, this.values, 0, values.length);
    }

    @Nullable
    String get(CostColumn column) {
        return values[column.ordinal()];
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
        @Nullable String[] both = new String[values.length];
        for (int i = 0; i < both.length; i++) {
            String mine = values[i];
            String theirs = other.values[i];
            boolean same = mine == null ? theirs == null : mine.equals(theirs);
            both[i] = same ? mine : MIXED;
        }
        return new CostKey(both);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CostKey key && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
