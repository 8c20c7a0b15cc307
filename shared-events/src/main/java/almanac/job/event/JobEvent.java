package almanac.job.event;

import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.JobTagId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import almanac.shared.WorkspaceSessionId;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a job. It waits, is taken on by a server, is prepared, runs, and ends in one of four ways; of
 * {@link JobSucceeded}, {@link JobFailed}, {@link JobStopped} and {@link JobErrored} there is never more than one.
 */
public sealed interface JobEvent {

    JobId job();

    /**
     * The job waits for its turn.
     *
     * @param number of the project's jobs, from 1, without gaps
     */
    record JobQueued(JobId job, ProjectId project, int number, UserId startedBy, JobRequest request)
            implements JobEvent {}

    /**
     * A session of a workspace waits for its turn. From here on it goes the way of a job, but it is none: it has no number
     * and is in no list of jobs.
     */
    record SessionQueued(
            JobId job,
            WorkspaceSessionId session,
            WorkspaceId workspace,
            ProjectId project,
            UserId startedBy,
            JobRequest request)
            implements JobEvent {}

    /** A server answers for the job from now on. */
    record JobPlaced(JobId job, String host) implements JobEvent {}

    record JobPreparationBegan(JobId job) implements JobEvent {}

    record JobPrepared(JobId job, JobInput input) implements JobEvent {}

    record JobStarted(JobId job, JobProcess process) implements JobEvent {}

    /** Somebody wants the job to stop; what it has changed is kept or not. */
    record JobStopRequested(JobId job, boolean discardsResults) implements JobEvent {}

    record JobStoppingBegan(JobId job) implements JobEvent {}

    /** The command has ended; what it has changed is being kept. */
    record JobFinishingBegan(JobId job) implements JobEvent {}

    record JobSucceeded(JobId job, JobResult result) implements JobEvent {}

    /**
     * What was asked for could not be done.
     *
     * @param exitCode null when the command never ran
     * @param problem the last it said of what was wrong
     * @param inputCommitId which commit its files were to be; null when {@link JobPrepared} says so, or nothing
     */
    record JobFailed(
            JobId job,
            @Nullable Integer exitCode,
            String problem,
            JobResult result,
            @Nullable String inputCommitId) implements JobEvent {}

    record JobStopped(JobId job, JobResult result) implements JobEvent {}

    /**
     * It ended by a fault that is not its own.
     *
     * @param inputCommitId as in {@link JobFailed}
     */
    record JobErrored(JobId job, String reason, @Nullable String inputCommitId) implements JobEvent {}

    record JobArchived(JobId job) implements JobEvent {}

    record JobTagged(JobId job, JobTag tag) implements JobEvent {}

    record JobTagRemoved(JobId job, JobTagId tag) implements JobEvent {}

    record JobLinkedToGoal(JobId job, GoalId goal) implements JobEvent {}

    record JobUnlinkedFromGoal(JobId job, GoalId goal) implements JobEvent {}
}
