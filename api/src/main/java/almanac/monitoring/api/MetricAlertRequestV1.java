package almanac.monitoring.api;

import almanac.monitoring.event.RangeCondition;
import almanac.monitoring.event.TargetRange;
import almanac.shared.ErrorCode;
import almanac.shared.MonitoredModelId;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A value, and the range in which it should be. */
record MetricAlertRequestV1(
        @Nullable @Size(max = Texts.LINE) String description,

        @NotNull
        @Size(min = 1, max = NewMetricValuesEnvelopeV1.NAME)
        @Pattern(regexp = NewMetricValuesEnvelopeV1.NAME_PATTERN, message = NewMetricValuesEnvelopeV1.NAME_MESSAGE)
        String metric,

        @NotNull MonitoredModelId modelMonitoringId,
        @NotNull @Valid TargetRangeV1 targetRange,
        @NotNull Double value) {

    /** @param condition in any case, with or without underscores: a client of the vendor's sends {@code GREATER_THAN} */
    record TargetRangeV1(
            @NotNull
            @Schema(allowableValues = {"lessThan", "lessThanEqual", "greaterThan", "greaterThanEqual", "between"})
            String condition,

            @Nullable Double lowerLimit,
            @Nullable Double upperLimit) {

        private TargetRange toRange() {
            RangeCondition known = RangeCondition.named(condition)
                    .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(
                            "targetRange.condition",
                            "must be lessThan, lessThanEqual, greaterThan, greaterThanEqual or between"));
            if (lowerLimit == null && upperLimit == null) {
                throw ErrorCode.INVALID_VALUE.with("targetRange", "must have a lowerLimit or an upperLimit");
            }
            requireFinite("targetRange.lowerLimit", lowerLimit);
            requireFinite("targetRange.upperLimit", upperLimit);
            if (lowerLimit != null && upperLimit != null && lowerLimit > upperLimit) {
                throw ErrorCode.INVALID_VALUE.with("targetRange", "lowerLimit must not be more than upperLimit");
            }
            return TargetRange.of(known, lowerLimit, upperLimit);
        }
    }

    TargetRange toRange() {
        requireFinite("value", value);
        return targetRange.toRange();
    }

    private static void requireFinite(String member, @Nullable Double number) {
        if (number != null && !Double.isFinite(number)) {
            throw ErrorCode.INVALID_VALUE.with(member, "must be a number that a double can hold");
        }
    }
}
