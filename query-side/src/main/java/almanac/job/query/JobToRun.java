package almanac.job.query;

import almanac.job.event.JobInput;
import almanac.job.event.JobRequest;
import almanac.shared.JobId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a job that the scheduler and supervisor need.
 *
 * @param number 0 for a workspace's session and an instance of a model API, which have no job number
 * @param host the server that has taken it on; null when none has
 * @param input null until it is prepared
 * @param hasRun whether its command was started
 * @param serving the version of a model API that it is an instance of; null for jobs and sessions
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
        boolean hasRun,
        @Nullable ModelApiVersionId serving) {

    private static final Set<ExecutionStatus> TO_STOP = EnumSet.of(
            ExecutionStatus.STOP_REQUESTED, ExecutionStatus.STOP_AND_DISCARD_REQUESTED, ExecutionStatus.STOPPING);

    public boolean isSession() {
        return number == 0 && serving == null;
    }

    public boolean isInstance() {
        return serving != null;
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
