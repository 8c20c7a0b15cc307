package almanac.monitoring.event;

import org.jspecify.annotations.Nullable;

/**
 * The range in which a value should be.
 *
 * @param lowerLimit null when the range is open below
 * @param upperLimit null when the range is open above
 */
public record TargetRange(
        RangeCondition condition,
        @Nullable Double lowerLimit,
        @Nullable Double upperLimit) {

    /**
     * Returns the range with the limits that count: of a one-sided one that on its side, or the other when only that is
     * given.
     */
    public static TargetRange of(RangeCondition condition, @Nullable Double lower, @Nullable Double upper) {
        return switch (condition) {
            case LESS_THAN, LESS_THAN_EQUAL -> new TargetRange(condition, null, upper == null ? lower : upper);
            case GREATER_THAN, GREATER_THAN_EQUAL -> new TargetRange(condition, lower == null ? upper : lower, null);
            case BETWEEN -> new TargetRange(condition, lower, upper);
        };
    }

    public boolean contains(double value) {
        return switch (condition) {
            case LESS_THAN -> upperLimit == null || value < upperLimit;
            case GREATER_THAN -> lowerLimit == null || value > lowerLimit;
            case LESS_THAN_EQUAL, GREATER_THAN_EQUAL, BETWEEN ->
                (lowerLimit == null || value >= lowerLimit) && (upperLimit == null || value <= upperLimit);
        };
    }

    /** Returns the range as a sentence goes on: {@code at least 0.5}. */
    public String inWords() {
        return switch (condition) {
            case LESS_THAN -> "less than " + upperLimit;
            case LESS_THAN_EQUAL -> "at most " + upperLimit;
            case GREATER_THAN -> "more than " + lowerLimit;
            case GREATER_THAN_EQUAL -> "at least " + lowerLimit;
            case BETWEEN ->
                lowerLimit == null
                        ? "at most " + upperLimit
                        : upperLimit == null ? "at least " + lowerLimit : "from " + lowerLimit + " to " + upperLimit;
        };
    }
}
