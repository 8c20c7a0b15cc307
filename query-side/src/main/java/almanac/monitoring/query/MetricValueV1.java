package almanac.monitoring.query;

import java.util.List;

/**
 * One value of a metric.
 *
 * @param referenceTimestamp the time that it is for, in the zone that it came in
 * @param tags by their keys
 */
public record MetricValueV1(String referenceTimestamp, List<MetricTagV1> tags, double value) {}
