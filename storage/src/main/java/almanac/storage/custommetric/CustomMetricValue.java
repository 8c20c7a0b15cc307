package almanac.storage.custommetric;

import almanac.shared.MonitoredModelId;
import java.time.Instant;
import java.util.SortedMap;

/**
 * One value of a metric.
 *
 * @param at the time that it is for, to the microsecond
 * @param zone that the time came in, in minutes east of UTC
 */
public record CustomMetricValue(
        MonitoredModelId model, String metric, SortedMap<String, String> tags, Instant at, int zone, double value) {}
