package almanac.job.query;

import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job as the API shows it. */
public record JobDetailsV1(
        int commentsCount,
        CommitDetailsV1 commitDetails,
        @Nullable ComputeClusterConfigV1 computeCluster,
        List<DatasetMountV1> datasetMounts,
        List<DominoStatsV1> dominoStats,
        List<ExternalVolumeMountV1> externalVolumeMounts,
        List<MountedGitRepoV1> gitRepos,
        List<GoalId> goalIds,
        JobId id,
        @Nullable GitRefV1 mainRepoGitRef,
        int number,
        List<MountedProjectV1> projects,
        @Nullable QueuedJobStatusDetailsV1 queuedJobStatusDetails,
        String runCommand,
        StageTimesV1 stageTimes,
        UserId startedById,
        JobStatusV1 status,
        List<TagV1> tags,
        @Nullable String title,
        @Nullable JobUsageV1 usage) {}
