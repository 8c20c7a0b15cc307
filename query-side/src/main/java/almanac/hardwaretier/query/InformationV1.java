package almanac.hardwaretier.query;

import almanac.hardwaretier.event.MemoryAmount;
import org.jspecify.annotations.Nullable;

/** An amount of memory as the API shows it. */
public record InformationV1(double value, MemoryAmount.Unit units) {

    static InformationV1 of(MemoryAmount amount) {
        return new InformationV1(amount.value(), amount.units());
    }

    /** Returns the limit as the API shows it; null where the tier has none. */
    static @Nullable InformationV1 ofLimit(@Nullable MemoryAmount limit) {
        return limit == null ? null : of(limit);
    }
}
