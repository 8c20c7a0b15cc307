package almanac.experiment.query;

import almanac.storage.metrics.MetricValue;

/** A value of a metric, as tracking clients read it. */
public record MlflowMetric(String key, double value, long timestamp, long step) {

    static MlflowMetric of(MetricValue value) {
        return new MlflowMetric(value.key(), value.value(), value.at(), value.step());
    }
}
