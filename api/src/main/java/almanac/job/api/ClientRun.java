package almanac.job.api;

import almanac.job.query.ExecutionStatus;
import almanac.job.query.JobV1;
import almanac.shared.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Job under the client's older name, with times in milliseconds since 1970.
 *
 * @param outputCommitId null until the job has ended, which is how the client sees it; of a job that left nothing the
 *     commit that it began with
 */
record ClientRun(
        JobId id,
        int number,
        @Nullable String title,
        ExecutionStatus status,
        boolean isCompleted,
        String commitId,
        @Nullable String outputCommitId,
        Long queued,
        @Nullable Long started,
        @Nullable Long completed) {

    static ClientRun of(JobV1 job) {
        return new ClientRun(
                job.id(),
                job.number(),
                job.title(),
                job.status().executionStatus(),
                job.status().isCompleted(),
                job.commitDetails().inputCommitId(),
                outputCommit(job),
                job.stageTimes().submissionTime().toEpochMilli(),
                millis(job.stageTimes().startTime()),
                millis(job.stageTimes().completedTime()));
    }

    private static @Nullable String outputCommit(JobV1 job) {
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
