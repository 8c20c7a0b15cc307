package almanac.job.command;

import almanac.access.Compute;
import almanac.job.command.JobCommand.StartJob;
import almanac.job.event.ComputeCluster;
import almanac.job.event.JobRequest;
import almanac.shared.ErrorCode;
import almanac.shared.RevisionSpec;
import org.jspecify.annotations.Nullable;

/** Checks the request for a job, and fills in its defaults. */
final class Requests {

    private Requests() {}

    static JobRequest completed(StartJob command, Compute compute) {
        if (command.commitId() != null && command.mainRepository() != null) {
            throw ErrorCode.INVALID_VALUE.with("commitId", "cannot be combined with mainRepoGitRef");
        }
        ComputeCluster cluster = command.computeCluster();
        if (cluster != null) {
            require(cluster, compute);
        }
        RevisionSpec revision = revision(command.environmentRevision());
        return new JobRequest(
                command.runCommand(),
                command.title(),
                command.commitId(),
                command.mainRepository(),
                compute.environment(command.environment(), revision),
                revision,
                compute.hardwareTier(command.hardwareTier()),
                cluster,
                command.snapshotsDatasets());
    }

    private static void require(ComputeCluster cluster, Compute compute) {
        if (cluster.workerCount() < 1) {
            throw ErrorCode.INVALID_VALUE.with("computeCluster.workerCount", "must be at least 1");
        }
        Integer most = cluster.maxWorkerCount();
        if (most != null && most < cluster.workerCount()) {
            throw ErrorCode.INVALID_VALUE.with("computeCluster.maxWorkerCount", "must not be below workerCount");
        }
        compute.requireTier("computeCluster.workerHardwareTier", cluster.workerHardwareTier());
        if (cluster.masterHardwareTier() != null) {
            compute.requireTier("computeCluster.masterHardwareTierId", cluster.masterHardwareTier());
        }
        compute.requireEnvironment(
                "computeCluster.computeEnvironmentId", cluster.environment(), revision(cluster.environmentRevision()));
    }

    private static RevisionSpec revision(@Nullable RevisionSpec wanted) {
        return wanted == null ? RevisionSpec.ACTIVE : wanted;
    }
}
