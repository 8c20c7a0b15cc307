package almanac.registeredmodel.query;

import almanac.shared.DatasetId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a model.
 *
 * @param experimentRunId empty when no run is known
 * @param reviewSummary the latest review; null when there was none
 */
public record RegisteredModelVersionDetailsV1(
        String modelName,
        int modelVersion,
        String modelVersionDescription,
        String currentStage,
        String experimentRunId,
        String ownerUsername,
        Instant createdAt,
        Instant updatedAt,
        RegisteredModelProjectSummaryV1 project,
        @Nullable RegisteredModelReviewSummaryV1 reviewSummary,
        Map<String, String> tags,
        RegisteredModelVersionUiDetailsV1 versionUiDetails) {

    /** What the version was made from. */
    public record RegisteredModelVersionUiDetailsV1(
            RegisteredModelVersionExperimentRunInfoV1 experimentRunInfo,
            List<RegisteredModelVersionDatasetDetailsV1> modelVersionDatasets,
            List<RegisteredModelVersionDataSourceDetailsV1> modelVersionDataSources) {}

    /**
     * The run that made the version.
     *
     * @param runUrl a path of this server; empty when no run is known
     */
    public record RegisteredModelVersionExperimentRunInfoV1(
            String runUrl,
            List<RegisteredModelVersionExperimentRunMetricV1> metrics,
            List<RegisteredModelVersionExperimentRunParamV1> params) {

        static final RegisteredModelVersionExperimentRunInfoV1 NONE =
                new RegisteredModelVersionExperimentRunInfoV1("", List.of(), List.of());
    }

    public record RegisteredModelVersionExperimentRunMetricV1(String key, double value, Instant timestamp) {}

    public record RegisteredModelVersionExperimentRunParamV1(String key, String value) {}

    /** A dataset that the job of the run had, and the snapshot of it; empty when it had the files as they were. */
    public record RegisteredModelVersionDatasetDetailsV1(DatasetId id, String name, String snapshotId) {}

    /** A data source that the job of the run has read. */
    public record RegisteredModelVersionDataSourceDetailsV1(String id, String name, String dataSourceType) {}
}
