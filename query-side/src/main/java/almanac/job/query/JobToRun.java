package almanac.job.query;

import almanac.job.event.JobInput;
import almanac.job.event.JobRequest;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a job that the scheduler and supervisor need.
 *
 * @param number 0 for a workspace's session, which has no job number
 * @param host the server that has taken it on; null when none has
 * @param input null until it is prepared
 * @param hasRun whether its command was started
 */
public record JobToRun(
        JobId job,
        ProjectId project,
        int number,
        UserId startedBy,
        JobRequest request,
        ExecutionStatus status,
        @Nullable String host,
        @Nullable JobInput input,
        boolean hasRun) {

    private static final Set<ExecutionStatus> TO_STOP = EnumSet.of(
            ExecutionStatus.STOP_REQUESTED, ExecutionStatus.STOP_AND_DISCARD_REQUESTED, ExecutionStatus.STOPPING);

    public boolean isSession() {
        return number == 0;
    }

    /** Tells whether a stop was requested. */
    public boolean isToStop() {
        return TO_STOP.contains(status);
    }

    public boolean isToBeDiscarded() {
        return status == ExecutionStatus.STOP_AND_DISCARD_REQUESTED;
    }

    public boolean hasEnded() {
        return status.isCompleted();
    }
}
