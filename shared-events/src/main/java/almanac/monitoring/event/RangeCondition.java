package almanac.monitoring.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** How a value and the limits of its range should compare. */
public enum RangeCondition {
    @JsonProperty("lessThan")
    LESS_THAN,
    @JsonProperty("lessThanEqual")
    LESS_THAN_EQUAL,
    @JsonProperty("greaterThan")
    GREATER_THAN,
    @JsonProperty("greaterThanEqual")
    GREATER_THAN_EQUAL,
    /** Both ends belong to the range. */
    @JsonProperty("between")
    BETWEEN;

    /** Returns the condition of that name, in any case and with or without underscores. */
    public static Optional<RangeCondition> named(String text) {
        String wanted = text.replace("_", "");
        return Arrays.stream(values())
                .filter(condition -> condition.name().replace("_", "").equalsIgnoreCase(wanted))
                .findFirst();
    }
}
