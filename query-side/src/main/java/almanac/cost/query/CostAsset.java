package almanac.cost.query;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A machine or a volume, or several of them, and what they cost in a time.
 *
 * @param values by the fields that they have alike
 */
record CostAsset(CostSpan window, Map<CostAssetField, String> values, CostAmounts amounts) {

    String of(CostAssetField field) {
        String value = get(field);
        return value == null ? CostField.ABSENT : value;
    }

    @Nullable
    String get(CostAssetField field) {
        return values.get(field);
    }

    CostAsset with(CostAssetField field, String value) {
        Map<CostAssetField, String> all = new EnumMap<>(values);
        all.put(field, value);
        return new CostAsset(window, all, amounts);
    }

    CostAsset in(CostSpan time) {
        return new CostAsset(time, values, amounts);
    }

    CostAsset plus(CostAsset other) {
        Map<CostAssetField, String> alike = new EnumMap<>(values);
        alike.entrySet().removeIf(entry -> !entry.getValue().equals(other.get(entry.getKey())));
        return new CostAsset(window, alike, amounts.plus(other.amounts));
    }
}
