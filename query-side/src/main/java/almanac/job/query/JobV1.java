package almanac.job.query;

import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job as a list shows it. */
public record JobV1(
        CommitDetailsV1 commitDetails,
        @Nullable ComputeClusterConfigV1 computeCluster,
        List<DatasetMountV1> datasetMounts,
        List<DominoStatsV1> dominoStats,
        List<ExternalVolumeMountV1> externalVolumeMounts,
        List<MountedGitRepoV1> gitRepos,
        JobId id,
        @Nullable GitRefV1 mainRepoGitRef,
        int number,
        List<MountedProjectV1> projects,
        String runCommand,
        StageTimesV1 stageTimes,
        UserId startedById,
        JobStatusV1 status,
        @Nullable String title,
        @Nullable JobUsageV1 usage) {

    /** Returns the whole job, with the facts that only single jobs show. */
    JobDetailsV1 withDetails(
            List<TagV1> tags, List<GoalId> goalIds, @Nullable QueuedJobStatusDetailsV1 queuedJobStatusDetails) {
        return new JobDetailsV1(
                0,
                commitDetails,
                computeCluster,
                datasetMounts,
                dominoStats,
                externalVolumeMounts,
                gitRepos,
                goalIds,
                id,
                mainRepoGitRef,
                number,
                projects,
                queuedJobStatusDetails,
                runCommand,
                stageTimes,
                startedById,
                status,
                tags,
                title,
                usage);
    }
}
