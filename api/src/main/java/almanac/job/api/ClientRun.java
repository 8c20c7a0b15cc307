package almanac.job.api;

import almanac.job.query.DominoStatsV1;
import almanac.job.query.ExecutionStatus;
import almanac.job.query.JobDetailsV1;
import almanac.job.query.RequestedJob;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Job under the client's older name, with times in milliseconds since 1970.
 *
 * @param outputCommitId null until the job has ended, which is how the client sees it; of a job that left nothing the
 *     commit that it began with
 * @param message why it failed; empty when it did not
 */
record ClientRun(
        JobId id,
        ProjectId projectId,
        UserId startingUserId,
        int number,
        @Nullable String title,
        ExecutionStatus status,
        String message,
        boolean isCompleted,
        boolean isArchived,
        HardwareTierId hardwareTierId,
        String commitId,
        @Nullable String outputCommitId,
        Long queued,
        @Nullable Long started,
        @Nullable Long completed,
        @Nullable Long postProcessedTimestamp,
        ClientStatistics diagnosticStatistics) {

    /** Statistics that the job has left. */
    record ClientStatistics(boolean isError, List<ClientStatistic> data) {}

    record ClientStatistic(String key, String value) {

        static ClientStatistic of(DominoStatsV1 statistic) {
            return new ClientStatistic(statistic.name(), statistic.value());
        }
    }

    static ClientRun of(RequestedJob requested) {
        JobDetailsV1 job = requested.job();
        Long completed = millis(job.stageTimes().completedTime());
        return new ClientRun(
                job.id(),
                requested.project(),
                job.startedById(),
                job.number(),
                job.title(),
                job.status().executionStatus(),
                Objects.requireNonNullElse(requested.problem(), ""),
                job.status().isCompleted(),
                job.status().isArchived(),
                requested.request().hardwareTier(),
                job.commitDetails().inputCommitId(),
                outputCommit(job),
                job.stageTimes().submissionTime().toEpochMilli(),
                millis(job.stageTimes().startTime()),
                completed,
                completed,
                new ClientStatistics(
                        false,
                        job.dominoStats().stream().map(ClientStatistic::of).toList()));
    }

    private static @Nullable String outputCommit(JobDetailsV1 job) {
        if (!job.status().isCompleted()) {
            return null;
        }
        String output = job.commitDetails().outputCommitId();
        return output == null ? job.commitDetails().inputCommitId() : output;
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : Long.valueOf(moment.toEpochMilli());
    }
}
