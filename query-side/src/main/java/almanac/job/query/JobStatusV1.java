package almanac.job.query;

/** The status of a job. */
public record JobStatusV1(
        ExecutionStatus executionStatus, boolean isArchived, boolean isCompleted, boolean isScheduled) {

    static JobStatusV1 of(ExecutionStatus status, boolean isArchived) {
        return new JobStatusV1(status, isArchived, status.isCompleted(), false);
    }
}
