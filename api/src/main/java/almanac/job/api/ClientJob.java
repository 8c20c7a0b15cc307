package almanac.job.api;

import almanac.job.query.CommitDetailsV1;
import almanac.job.query.DatasetMountV1;
import almanac.job.query.DominoStatsV1;
import almanac.job.query.JobDetailsV1;
import almanac.job.query.JobStatusV1;
import almanac.job.query.JobUsageV1;
import almanac.job.query.MountedGitRepoV1;
import almanac.job.query.QueuedJobStatusDetailsV1;
import almanac.job.query.RequestedJob;
import almanac.job.query.StageTimesV1;
import almanac.job.query.TagV1;
import almanac.shared.DatasetId;
import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.JobTagId;
import almanac.shared.ProjectId;
import almanac.shared.RepositoryId;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import almanac.web.ProviderWords;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job with the members that older clients read; times are in milliseconds since 1970. */
record ClientJob(
        JobId id,
        ProjectId projectId,
        int number,
        @Nullable String title,
        String jobRunCommand,
        JobStatusV1 statuses,
        ClientStageTime stageTime,
        ClientStarter startedBy,
        CommitDetailsV1 commitDetails,
        @Nullable ClientJobRef mainRepoGitRef,
        @Nullable ClientComputeCluster computeCluster,
        List<ClientMount> dependentDatasetMounts,
        List<ClientRepositoryState> dependentRepositories,
        List<String> dependentProjects,
        List<String> dependentExternalVolumeMounts,
        List<DominoStatsV1> dominoStats,
        List<GoalId> goalIds,
        List<ClientJobTag> tags,
        int commentsCount,
        boolean snapshotDatasetsOnCompletion,
        boolean suggestDatasets,
        @Nullable QueuedJobStatusDetailsV1 queuedJobHistoryDetails,
        @Nullable ClientUsage usage) {

    record ClientStageTime(
            long submissionTime,
            @Nullable Long runStartTime,
            @Nullable Long completedTime) {

        static ClientStageTime of(StageTimesV1 times) {
            return new ClientStageTime(
                    times.submissionTime().toEpochMilli(), millis(times.startTime()), millis(times.completedTime()));
        }
    }

    record ClientStarter(UserId id, String username) {}

    record ClientJobTag(JobTagId tagId, String name, ProjectId projectId, UserId createdBy, long createdAt) {

        static ClientJobTag of(TagV1 tag, ProjectId project) {
            return new ClientJobTag(
                    tag.id(),
                    tag.name(),
                    project,
                    tag.creatorId(),
                    tag.createdAt().toEpochMilli());
        }
    }

    record ClientMount(
            DatasetId datasetId,
            String datasetName,
            ProjectId projectId,
            boolean isInput,
            @Nullable String containerPath,
            @Nullable SnapshotId snapshotId) {

        static ClientMount of(DatasetMountV1 mount) {
            return new ClientMount(
                    mount.id(),
                    mount.datasetName(),
                    mount.projectId(),
                    mount.isInput(),
                    mount.containerPath(),
                    mount.snapshotId());
        }
    }

    record ClientRepositoryState(
            RepositoryId id,
            String name,
            String uri,
            String ref,
            String serviceProvider,
            @Nullable String startingBranch,
            @Nullable String startingCommitId,
            @Nullable String finishedBranch,
            @Nullable String finishedCommitId) {

        static ClientRepositoryState of(MountedGitRepoV1 repository) {
            return new ClientRepositoryState(
                    repository.id(),
                    repository.name(),
                    repository.uri(),
                    repository.ref(),
                    ProviderWords.of(repository.serviceProvider()),
                    repository.startingBranch(),
                    repository.startingCommitId(),
                    repository.endingBranch(),
                    repository.endingCommitId());
        }
    }

    record ClientUsage(double cpu, double memory) {

        static @Nullable ClientUsage of(@Nullable JobUsageV1 usage) {
            return usage == null ? null : new ClientUsage(usage.cpuPercentage(), usage.memoryGiB());
        }
    }

    static ClientJob of(RequestedJob requested, String starter) {
        JobDetailsV1 job = requested.job();
        ProjectId project = requested.project();
        return new ClientJob(
                job.id(),
                project,
                job.number(),
                job.title(),
                job.runCommand(),
                job.status(),
                ClientStageTime.of(job.stageTimes()),
                new ClientStarter(job.startedById(), starter),
                job.commitDetails(),
                ClientJobRef.of(job.mainRepoGitRef()),
                ClientComputeCluster.of(requested.request().computeCluster()),
                job.datasetMounts().stream().map(ClientMount::of).toList(),
                job.gitRepos().stream().map(ClientRepositoryState::of).toList(),
                List.of(),
                List.of(),
                job.dominoStats(),
                job.goalIds(),
                job.tags().stream().map(tag -> ClientJobTag.of(tag, project)).toList(),
                job.commentsCount(),
                requested.request().snapshotsDatasets(),
                false,
                job.queuedJobStatusDetails(),
                ClientUsage.of(job.usage()));
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : Long.valueOf(moment.toEpochMilli());
    }
}
