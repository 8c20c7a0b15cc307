package almanac.job.query;

import almanac.environment.event.ClusterType;
import almanac.job.event.ComputeCluster;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.RevisionSpec;
import org.jspecify.annotations.Nullable;

/** A compute cluster as a job requested it. */
public record ComputeClusterConfigV1(
        ClusterType clusterType,
        EnvironmentId computeEnvironmentId,
        @Nullable RevisionSpec computeEnvironmentRevisionSpec,
        @Nullable HardwareTierId masterHardwareTierId,
        @Nullable Integer maxWorkerCount,
        int workerCount,
        HardwareTierId workerHardwareTier,
        @Nullable Double workerStorageMB) {

    static ComputeClusterConfigV1 of(ComputeCluster cluster) {
        return new ComputeClusterConfigV1(
                cluster.clusterType(),
                cluster.environment(),
                cluster.environmentRevision(),
                cluster.masterHardwareTier(),
                cluster.maxWorkerCount(),
                cluster.workerCount(),
                cluster.workerHardwareTier(),
                cluster.workerStorageMb());
    }
}
