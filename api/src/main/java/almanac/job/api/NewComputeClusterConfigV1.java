package almanac.job.api;

import almanac.environment.event.ClusterType;
import almanac.job.event.ComputeCluster;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.RevisionSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/** A compute cluster as a caller asks for it. */
@Schema(name = "ComputeClusterConfigV1")
record NewComputeClusterConfigV1(
        @NotNull ClusterType clusterType,

        @NotNull EnvironmentId computeEnvironmentId,

        @Nullable @Pattern(regexp = NewJobV1.REVISION, message = NewJobV1.REVISION_MESSAGE)
        String computeEnvironmentRevisionSpec,

        @Nullable HardwareTierId masterHardwareTierId,
        @Nullable Integer maxWorkerCount,
        @NotNull Integer workerCount,
        @NotNull HardwareTierId workerHardwareTier,
        @Nullable @PositiveOrZero @DecimalMax(NewJobV1.MOST) Double workerStorageMB) {

    ComputeCluster toCluster() {
        return new ComputeCluster(
                clusterType,
                computeEnvironmentId,
                computeEnvironmentRevisionSpec == null ? null : RevisionSpec.parse(computeEnvironmentRevisionSpec),
                masterHardwareTierId,
                workerHardwareTier,
                workerCount,
                maxWorkerCount,
                workerStorageMB);
    }
}
