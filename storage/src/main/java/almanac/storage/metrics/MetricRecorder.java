package almanac.storage.metrics;

import almanac.shared.ExperimentRunId;
import java.util.List;

/** Records the values of metrics in the transaction of the command that logs them. */
@FunctionalInterface
public interface MetricRecorder {

    /**
     * Records the values of one batch. A value that is sent twice is recorded once.
     *
     * @param ofModels those of the values that are measured on logged models
     */
    void add(ExperimentRunId run, List<MetricValue> values, List<ModelMetric> ofModels);
}
