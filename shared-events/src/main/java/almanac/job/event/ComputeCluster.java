package almanac.job.event;

import almanac.environment.event.ClusterType;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.RevisionSpec;
import org.jspecify.annotations.Nullable;

/**
 * The compute cluster that a job asks for beside its own machine.
 *
 * @param environmentRevision which revision of the environment; null for the active one
 * @param masterHardwareTier null where the kind of cluster has no master, or for the workers' tier
 * @param workerCount the fewest workers when there may be more
 */
public record ComputeCluster(
        ClusterType clusterType,
        EnvironmentId environment,
        @Nullable RevisionSpec environmentRevision,
        @Nullable HardwareTierId masterHardwareTier,
        HardwareTierId workerHardwareTier,
        int workerCount,
        @Nullable Integer maxWorkerCount,
        @Nullable Double workerStorageMb) {}
