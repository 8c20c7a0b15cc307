package almanac.modelapi.query;

import almanac.access.ModelApiStatus;
import almanac.shared.ModelApiVersionId;

/** What is shown of a version with its model API. */
public record ModelApiVersionSummaryV1(
        ModelApiVersionId id, int number, String dataPlaneId, ModelApiVersionDeploymentV1 deployment) {

    /** Whether the version answers, in the words of {@link ModelApiStatus}. */
    public record ModelApiVersionDeploymentV1(String status, boolean isPending) {

        static ModelApiVersionDeploymentV1 of(String status) {
            return new ModelApiVersionDeploymentV1(status, ModelApiStatus.isPending(status));
        }
    }
}
