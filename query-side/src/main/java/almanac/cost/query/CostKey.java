package almanac.cost.query;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
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

    private final Map<CostColumn, String> values;

    CostKey(Map<CostColumn, String> values) {
        EnumMap<CostColumn, String> own = new EnumMap<>(CostColumn.class);
        own.putAll(values);
        this.values = own;
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
        if (values.equals(other.values)) {
            return this;
        }
        Map<CostColumn, String> both = new EnumMap<>(CostColumn.class);
        for (CostColumn column : CostColumn.values()) {
            String mine = get(column);
            if (!Objects.equals(mine, other.get(column))) {
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
