package almanac.monitoring.query;

import almanac.monitoring.event.RangeCondition;
import almanac.monitoring.event.TargetRange;
import almanac.shared.MetricAlertId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert: a value that was out of its range.
 *
 * @param quiet whether no recipient was told, because of another alert a short time before
 * @param raisedBy id of the user that sent it
 */
public record MetricAlertV1(
        MetricAlertId id,
        String metric,
        double value,
        AlertRangeV1 targetRange,
        @Nullable String description,
        boolean quiet,
        Instant raisedAt,
        String raisedBy) {

    /** The range in which the value should have been. */
    public record AlertRangeV1(
            RangeCondition condition,
            @Nullable Double lowerLimit,
            @Nullable Double upperLimit) {

        static AlertRangeV1 of(TargetRange range) {
            return new AlertRangeV1(range.condition(), range.lowerLimit(), range.upperLimit());
        }
    }
}
