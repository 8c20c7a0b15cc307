package almanac.job.command;

import almanac.access.command.ComputeDirectory;
import almanac.job.event.ComputeCluster;
import almanac.job.event.JobRequest;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.RevisionSpec;
import org.jspecify.annotations.Nullable;

/** What may be asked for, and what is meant where nothing is said. */
final class Requests {

    private Requests() {}

    static JobRequest completed(StartJob command, ComputeDirectory compute) {
        if (command.commitId() != null && command.mainRepository() != null) {
            throw ErrorCode.INVALID_VALUE.with("commitId", "cannot be combined with mainRepoGitRef");
        }
        ComputeCluster cluster = command.computeCluster();
        if (cluster != null) {
            require(cluster, command, compute);
        }
        return new JobRequest(
                command.runCommand(),
                command.title(),
                command.commitId(),
                command.mainRepository(),
                environment(command, compute),
                revision(command.environmentRevision()),
                hardwareTier(command, compute),
                cluster,
                command.snapshotsDatasets());
    }

    private static HardwareTierId hardwareTier(StartJob command, ComputeDirectory compute) {
        if (command.hardwareTier() == null) {
            return compute.defaultHardwareTier()
                    .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(
                            "hardwareTier", "must be given: there is no default hardware tier"));
        }
        requireTier("hardwareTier", command.hardwareTier(), compute);
        return command.hardwareTier();
    }

    private static EnvironmentId environment(StartJob command, ComputeDirectory compute) {
        EnvironmentId environment = command.environment();
        if (environment == null) {
            environment = compute.defaultEnvironment()
                    .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(
                            "environmentId", "must be given: there is no default environment"));
        }
        requireEnvironment("environmentId", environment, command.environmentRevision(), command, compute);
        return environment;
    }

    private static void require(ComputeCluster cluster, StartJob command, ComputeDirectory compute) {
        if (cluster.workerCount() < 1) {
            throw ErrorCode.INVALID_VALUE.with("computeCluster.workerCount", "must be at least 1");
        }
        Integer most = cluster.maxWorkerCount();
        if (most != null && most < cluster.workerCount()) {
            throw ErrorCode.INVALID_VALUE.with("computeCluster.maxWorkerCount", "must not be below workerCount");
        }
        requireTier("computeCluster.workerHardwareTier", cluster.workerHardwareTier(), compute);
        if (cluster.masterHardwareTier() != null) {
            requireTier("computeCluster.masterHardwareTierId", cluster.masterHardwareTier(), compute);
        }
        requireEnvironment(
                "computeCluster.computeEnvironmentId",
                cluster.environment(),
                cluster.environmentRevision(),
                command,
                compute);
    }

    private static void requireTier(String member, HardwareTierId tier, ComputeDirectory compute) {
        if (!compute.isUsableTier(tier)) {
            throw ErrorCode.INVALID_VALUE.with(member, "there is no hardware tier '%s'".formatted(tier));
        }
    }

    /** Whether he may not use it or there is none is not for him to know. */
    private static void requireEnvironment(
            String member,
            EnvironmentId environment,
            @Nullable RevisionSpec wantedRevision,
            StartJob command,
            ComputeDirectory compute) {
        RevisionSpec revision = revision(wantedRevision);
        if (!compute.isUsableEnvironment(environment, revision, command.by())) {
            throw ErrorCode.INVALID_VALUE.with(
                    member, "there is no environment '%s' to be used in its %s".formatted(environment, revision));
        }
    }

    private static RevisionSpec revision(@Nullable RevisionSpec wanted) {
        return wanted == null ? RevisionSpec.ACTIVE : wanted;
    }
}
