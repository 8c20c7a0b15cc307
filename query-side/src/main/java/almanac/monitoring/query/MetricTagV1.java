package almanac.monitoring.query;

/** A tag of a value. */
public record MetricTagV1(String key, String value) {}
