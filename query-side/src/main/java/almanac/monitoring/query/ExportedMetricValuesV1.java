package almanac.monitoring.query;

import almanac.shared.MonitoredModelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of all values of metrics.
 *
 * @param next the place at which the part ends; absent when it is the last
 */
public record ExportedMetricValuesV1(
        List<ExportedMetricValueV1> metricValues, @Nullable String next) {

    /** A value with the members by which it can be logged again. */
    public record ExportedMetricValueV1(
            MonitoredModelId modelMonitoringId,
            String metric,
            String referenceTimestamp,
            double value,
            List<MetricTagV1> tags) {}
}
