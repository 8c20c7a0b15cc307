package almanac.job.api;

import almanac.job.command.JobCommand.StartJob;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import almanac.web.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job as a caller asks for it. */
record NewJobV1(
        @Nullable @Pattern(regexp = COMMIT, message = COMMIT_MESSAGE)
        String commitId,

        @Nullable @Valid NewComputeClusterConfigV1 computeCluster,

        @Nullable EnvironmentId environmentId,

        @Nullable @Pattern(regexp = REVISION, message = REVISION_MESSAGE)
        String environmentRevisionSpec,

        @Nullable @Size(max = 0, message = "there are no external volumes")
        List<String> externalVolumeMountIds,

        @Nullable HardwareTierId hardwareTier,
        @Nullable @Valid NewGitRefV1 mainRepoGitRef,
        @NotNull ProjectId projectId,
        @NotNull @NotBlank @Size(max = Texts.PROSE) String runCommand,
        @Nullable Boolean snapshotDatasetsOnCompletion,
        @Nullable @Size(max = Texts.LINE) String title) {

    /** Most megabytes: a client can write more than exists, and even infinity. */
    static final String MOST = "1000000000000";

    static final String COMMIT = "[0-9a-f]{40}";
    static final String COMMIT_MESSAGE = "must be the id of a commit: 40 hex digits";
    static final String REVISION = "ActiveRevision|LatestRevision|SomeRevision\\([0-9a-f]{24}\\)";
    static final String REVISION_MESSAGE = "must be ActiveRevision, LatestRevision or SomeRevision(<id>)";

    StartJob toCommand(JobId job, UserId by) {
        return new StartJob(
                job,
                projectId,
                by,
                runCommand,
                title,
                commitId,
                mainRepoGitRef == null ? null : mainRepoGitRef.toReference(),
                environmentId,
                environmentRevisionSpec == null ? null : RevisionSpec.parse(environmentRevisionSpec),
                hardwareTier,
                computeCluster == null ? null : computeCluster.toCluster(),
                Boolean.TRUE.equals(snapshotDatasetsOnCompletion));
    }
}
