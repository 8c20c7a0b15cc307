package almanac.cost.query;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A machine or a volume, and what it cost in a time.
 *
 * @param values by the fields of assets that it has
 */
record CostAsset(CostSpan window, Map<CostAssetField, String> values, CostAmounts amounts) {

    String of(CostAssetField field) {
        String value = values.get(field);
        return value == null ? CostField.ABSENT : value;
    }

    @Nullable
    String get(CostAssetField field) {
        return values.get(field);
    }
}
