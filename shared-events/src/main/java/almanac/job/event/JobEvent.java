package almanac.job.event;

import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.JobTagId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import almanac.shared.WorkspaceSessionId;
import org.jspecify.annotations.Nullable;

/**
 * Events of a job. It waits, is taken on by a server, is prepared, runs, and ends in one of four ways; a job has at
 * most one of {@link JobSucceeded}, {@link JobFailed}, {@link JobStopped} and {@link JobErrored}.
 */
public sealed interface JobEvent {

    JobId job();

    /**
     * The job waits in the queue.
     *
     * @param number of the project's jobs, from 1, without gaps
     */
    record JobQueued(JobId job, ProjectId project, int number, UserId startedBy, JobRequest request)
            implements JobEvent {}

    /**
     * A session of a workspace waits in the queue. From here on it goes the way of a job, but it is none: it has no
     * number and is in no list of jobs.
     */
    record SessionQueued(
            JobId job,
            WorkspaceSessionId session,
            WorkspaceId workspace,
            ProjectId project,
            UserId startedBy,
            JobRequest request)
            implements JobEvent {}

    /**
     * An instance of a version of a model API waits in the queue. It goes the way of a job as a session does, and keeps
     * nothing that it changes.
     */
    record ServingQueued(JobId job, ModelApiVersionId version, ProjectId project, UserId startedBy, JobRequest request)
            implements JobEvent {}

    /** A server is responsible for the job from now on. */
    record JobPlaced(JobId job, String host) implements JobEvent {}

    record JobPreparationBegan(JobId job) implements JobEvent {}

    record JobPrepared(JobId job, JobInput input) implements JobEvent {}

    record JobStarted(JobId job, JobProcess process) implements JobEvent {}

    /** A user asked the job to stop; its changes are kept or not. */
    record JobStopRequested(JobId job, boolean discardsResults) implements JobEvent {}

    record JobStoppingBegan(JobId job) implements JobEvent {}

    /** The job's command has ended; its changes are being kept. */
    record JobFinishingBegan(JobId job) implements JobEvent {}

    record JobSucceeded(JobId job, JobResult result) implements JobEvent {}

    /**
     * The job could not do what it was asked for.
     *
     * @param exitCode null when the command never ran
     * @param problem the last message about what was wrong
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
     * The job ended by a fault that is not its own.
     *
     * @param inputCommitId as in {@link JobFailed}
     */
    record JobErrored(JobId job, String reason, @Nullable String inputCommitId) implements JobEvent {}

    /** The job has another title from now on. */
    record JobRenamed(JobId job, String title) implements JobEvent {}

    record JobArchived(JobId job) implements JobEvent {}

    record JobTagged(JobId job, JobTag tag) implements JobEvent {}

    record JobTagRemoved(JobId job, JobTagId tag) implements JobEvent {}

    record JobLinkedToGoal(JobId job, GoalId goal) implements JobEvent {}

    record JobUnlinkedFromGoal(JobId job, GoalId goal) implements JobEvent {}
}
