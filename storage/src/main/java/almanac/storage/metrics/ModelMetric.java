package almanac.storage.metrics;

import almanac.shared.ExperimentRunId;
import almanac.shared.LoggedModelId;

/**
 * One value of a metric of a logged model.
 *
 * @param run that has measured it
 * @param datasetName of the set of data that it was measured on; empty when none was named, and so is the digest
 */
public record ModelMetric(
        LoggedModelId model, ExperimentRunId run, String datasetName, String datasetDigest, MetricValue value) {}
