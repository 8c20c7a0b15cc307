package almanac.job.command;

import almanac.job.event.ComputeCluster;
import almanac.job.event.JobInput;
import almanac.job.event.JobProcess;
import almanac.job.event.JobRequest;
import almanac.job.event.JobResult;
import almanac.job.event.JobTag;
import almanac.project.event.GitReference;
import almanac.shared.DomainException;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.JobTagId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.RevisionSpec;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import almanac.shared.WorkspaceSessionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about jobs. Each that implements this interface is a command to a job that must exist. */
public sealed interface JobCommand extends Scoped.Job, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.JOB_NOT_FOUND.with(job());
    }

    /**
     * Starts a job: a command that runs on the project's files. Null members have a default.
     *
     * @param commitId the commit of the project's files; not together with {@code mainRepository}
     */
    @Requires({Permission.START_JOB, Permission.USE_GLOBAL_COMPUTE})
    record StartJob(
            @TargetAggregateIdentifier JobId job,
            ProjectId project,
            UserId by,
            String runCommand,
            @Nullable String title,
            @Nullable String commitId,
            @Nullable GitReference mainRepository,
            @Nullable EnvironmentId environment,
            @Nullable RevisionSpec environmentRevision,
            @Nullable HardwareTierId hardwareTier,
            @Nullable ComputeCluster computeCluster,
            boolean snapshotsDatasets)
            implements Scoped.Project {}

    /**
     * Starts the program of a workspace.
     *
     * @param job the execution
     * @param runCommand the command that starts the program
     */
    @Requires({Permission.OPEN_WORKSPACE, Permission.USE_GLOBAL_COMPUTE})
    record StartSession(
            @TargetAggregateIdentifier JobId job,
            WorkspaceSessionId session,
            WorkspaceId workspace,
            ProjectId project,
            UserId by,
            String runCommand)
            implements Scoped.Project {}

    /** Gives a job another title. */
    @Requires(Permission.EDIT)
    record RenameJob(@TargetAggregateIdentifier JobId job, String title) implements JobCommand {}

    /** Starts an instance of a version of a model API. */
    @SystemOnly
    record StartServing(
            @TargetAggregateIdentifier JobId job,
            ModelApiVersionId version,
            ProjectId project,
            UserId by,
            JobRequest request)
            implements Scoped.Project {}

    /** Archives a job that has ended, so that default lists leave it out. */
    @Requires(Permission.EDIT)
    record ArchiveJob(@TargetAggregateIdentifier JobId job) implements JobCommand {}

    /**
     * Tags a job.
     *
     * @param project the job's project according to the caller
     * @param tag the tag to create if the project has none of that name yet
     */
    @Requires(Permission.VIEW_JOBS)
    record AddJobTag(@TargetAggregateIdentifier JobId job, ProjectId project, JobTag tag) implements JobCommand {}

    /**
     * Removes a tag from a job.
     *
     * @param project the job's project according to the caller
     */
    @Requires(Permission.VIEW_JOBS)
    record RemoveJobTag(@TargetAggregateIdentifier JobId job, ProjectId project, JobTagId tag) implements JobCommand {}

    /**
     * Links a job to a goal of its project.
     *
     * @param project the job's project according to the caller; null when not given
     */
    @Requires({Permission.VIEW_JOBS, Permission.EDIT})
    record LinkGoal(
            @TargetAggregateIdentifier JobId job, @Nullable ProjectId project, GoalId goal) implements JobCommand {}

    /**
     * Removes the link between a job and a goal.
     *
     * @param project the job's project according to the caller; null when not given
     */
    @Requires({Permission.VIEW_JOBS, Permission.EDIT})
    record UnlinkGoal(
            @TargetAggregateIdentifier JobId job, @Nullable ProjectId project, GoalId goal) implements JobCommand {}

    /** Assigns the job to a server. All servers but the first are refused. */
    @SystemOnly
    record PlaceJob(@TargetAggregateIdentifier JobId job, String host) implements JobCommand {}

    /** Records that a server is preparing the job's input. */
    @SystemOnly
    record BeginPreparing(@TargetAggregateIdentifier JobId job) implements JobCommand {}

    /** Records that all input of the job is ready. */
    @SystemOnly
    record CompletePreparation(@TargetAggregateIdentifier JobId job, JobInput input) implements JobCommand {}

    /** Records that the job's command has been started. */
    @SystemOnly
    record BeginRunning(@TargetAggregateIdentifier JobId job, JobProcess process) implements JobCommand {}

    /**
     * Stops a job before its end.
     *
     * @param project the job's project according to the caller; null when not given
     * @param by null: the system
     * @param discardsResults whether its changes are lost
     */
    @Requires(Permission.START_JOB)
    record StopJob(
            @TargetAggregateIdentifier JobId job,
            @Nullable ProjectId project,
            @Nullable UserId by,
            boolean discardsResults)
            implements JobCommand {}

    /** Records that the job's processes are being ended, as requested. */
    @SystemOnly
    record BeginStopping(@TargetAggregateIdentifier JobId job) implements JobCommand {}

    /** Records that the job's command has ended, and its changes are being saved. */
    @SystemOnly
    record BeginFinishing(@TargetAggregateIdentifier JobId job) implements JobCommand {}

    /** Records that the job's command has succeeded. */
    @SystemOnly
    record SucceedJob(@TargetAggregateIdentifier JobId job, JobResult result) implements JobCommand {}

    /**
     * Records that the job's command has failed, or could not be run because of its request.
     *
     * @param exitCode null when it was never run
     * @param inputCommitId the commit of its files, for a job that was never run; null when it did run, or the commit
     *     was not known yet
     */
    @SystemOnly
    record FailJob(
            @TargetAggregateIdentifier JobId job,
            @Nullable Integer exitCode,
            String problem,
            JobResult result,
            @Nullable String inputCommitId)
            implements JobCommand {

        /** Creates the command for a job that did run. */
        public FailJob(JobId job, @Nullable Integer exitCode, String problem, JobResult result) {
            this(job, exitCode, problem, result, null);
        }
    }

    /** Records that no process of the job runs any more, as requested. */
    @SystemOnly
    record ConfirmStop(@TargetAggregateIdentifier JobId job, JobResult result) implements JobCommand {}

    /**
     * Ends a job that cannot go on, through no fault of its own.
     *
     * @param inputCommitId the commit of its files, for a job that was not prepared; null when it was prepared, or the
     *     commit was not known yet
     */
    @SystemOnly
    record AbandonJob(
            @TargetAggregateIdentifier JobId job,
            String reason,
            @Nullable String inputCommitId) implements JobCommand {

        /** Creates the command for a job that was prepared, or whose input commit is unknown. */
        public AbandonJob(JobId job, String reason) {
            this(job, reason, null);
        }
    }
}
