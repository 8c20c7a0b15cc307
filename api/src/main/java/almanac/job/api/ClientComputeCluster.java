package almanac.job.api;

import almanac.environment.event.ClusterType;
import almanac.job.event.ComputeCluster;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.web.ClientWords;
import org.jspecify.annotations.Nullable;

/** A compute cluster as a job asked for it. */
record ClientComputeCluster(
        String clusterType,
        EnvironmentId computeEnvironmentId,
        @Nullable ClientTierId masterHardwareTierId,
        ClientTierId workerHardwareTierId,
        int workerCount,
        @Nullable Integer maxWorkerCount) {

    record ClientTierId(HardwareTierId value) {}

    static @Nullable ClientComputeCluster of(@Nullable ComputeCluster cluster) {
        return cluster == null
                ? null
                : new ClientComputeCluster(
                        word(cluster.clusterType()),
                        cluster.environment(),
                        cluster.masterHardwareTier() == null ? null : new ClientTierId(cluster.masterHardwareTier()),
                        new ClientTierId(cluster.workerHardwareTier()),
                        cluster.workerCount(),
                        cluster.maxWorkerCount());
    }

    private static String word(ClusterType type) {
        return type == ClusterType.MPI ? "MPI" : ClientWords.of(type);
    }
}
