package almanac.storage.metrics;

/**
 * One value of a metric.
 *
 * @param at milliseconds since 1970, as the client tells the time
 */
public record MetricValue(String key, double value, long at, long step) {}
