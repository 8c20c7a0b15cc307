package almanac.job.api;

import almanac.environment.event.ClusterType;
import almanac.job.command.JobCommand.StartJob;
import almanac.job.event.ComputeCluster;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.web.Texts;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job as the official Python client asks for it. */
record ClientNewJob(
        @NotNull ProjectId projectId,
        @NotNull @NotBlank @Size(max = Texts.PROSE) String commandToRun,

        @Nullable @Pattern(regexp = NewJobV1.COMMIT, message = NewJobV1.COMMIT_MESSAGE)
        String commitId,

        @Nullable @Valid ClientGitRef mainRepoGitRef,
        @Nullable HardwareTierId overrideHardwareTierId,
        @Nullable @Valid ClientSparkCluster onDemandSparkClusterProperties,
        @Nullable @Valid ClientCluster computeClusterProperties,

        @Nullable EnvironmentId environmentId,

        @Nullable ClientRevision environmentRevisionSpec,

        @Nullable @Size(max = 0, message = "there are no external volumes")
        List<String> externalVolumeMounts,

        @Nullable Boolean snapshotDatasetsOnCompletion,

        @Nullable @Size(max = Texts.LINE) String title) {

    /** {@link NewGitRefV1} with its type under another name. */
    record ClientGitRef(
            NewGitRefV1.@NotNull Kind type,
            @Nullable @Size(max = Texts.NAME) String value) {}

    record ClientTier(@NotNull HardwareTierId value) {}

    record ClientCluster(
            @NotNull ClusterType clusterType,

            @NotNull EnvironmentId computeEnvironmentId,

            @Nullable ClientRevision computeEnvironmentRevisionSpec,
            @Nullable @Valid ClientTier masterHardwareTierId,
            @NotNull @Valid ClientTier workerHardwareTierId,
            @NotNull Integer workerCount,
            @Nullable Integer maxWorkerCount,
            @Nullable @Valid ClientStorage workerStorage) {

        ComputeCluster toCluster() {
            return new ComputeCluster(
                    clusterType,
                    computeEnvironmentId,
                    computeEnvironmentRevisionSpec == null ? null : computeEnvironmentRevisionSpec.toSpec(),
                    masterHardwareTierId == null ? null : masterHardwareTierId.value(),
                    workerHardwareTierId.value(),
                    workerCount,
                    maxWorkerCount,
                    workerStorage == null ? null : workerStorage.inMegabytes());
        }
    }

    record ClientStorage(
            @NotNull Unit unit,

            @NotNull @PositiveOrZero @DecimalMax(NewJobV1.MOST)
            Double value) {

        /** Unit of storage. */
        enum Unit {
            @JsonProperty("MB")
            MB(1),
            @JsonProperty("MiB")
            MIB(1.048576),
            @JsonProperty("GB")
            GB(1_000),
            @JsonProperty("GiB")
            GIB(1_073.741824);

            private final double megabytes;

            Unit(double megabytes) {
                this.megabytes = megabytes;
            }
        }

        double inMegabytes() {
            return value * unit.megabytes;
        }
    }

    record ClientSparkCluster(
            @NotNull EnvironmentId computeEnvironmentId,

            @NotNull Integer executorCount,
            @NotNull HardwareTierId executorHardwareTierId,

            @Nullable @PositiveOrZero @DecimalMax(NewJobV1.MOST)
            Double executorStorageMB,

            @Nullable HardwareTierId masterHardwareTierId) {

        ComputeCluster toCluster() {
            return new ComputeCluster(
                    ClusterType.SPARK,
                    computeEnvironmentId,
                    null,
                    masterHardwareTierId,
                    executorHardwareTierId,
                    executorCount,
                    null,
                    executorStorageMB);
        }
    }

    StartJob toCommand(JobId job, UserId by) {
        return new StartJob(
                job,
                projectId,
                by,
                commandToRun,
                title,
                commitId,
                mainRepoGitRef == null
                        ? null
                        : new NewGitRefV1(mainRepoGitRef.type(), mainRepoGitRef.value()).toReference(),
                environmentId,
                environmentRevisionSpec == null ? null : environmentRevisionSpec.toSpec(),
                overrideHardwareTierId,
                cluster(),
                Boolean.TRUE.equals(snapshotDatasetsOnCompletion));
    }

    private @Nullable ComputeCluster cluster() {
        if (computeClusterProperties != null) {
            return computeClusterProperties.toCluster();
        }
        return onDemandSparkClusterProperties == null ? null : onDemandSparkClusterProperties.toCluster();
    }
}
