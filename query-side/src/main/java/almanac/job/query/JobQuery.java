package almanac.job.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.JobId;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;

/** Queries about jobs, their logs and sessions. */
public interface JobQuery {

    /** Asks for one job. */
    @Requires(Permission.VIEW_JOBS)
    record GetJob(JobId job) implements Scoped.Job, Query<Versioned<JobDetailsV1>> {}

    /** Asks for one job with its request. */
    @Requires(Permission.VIEW_JOBS)
    record GetRequestedJob(JobId job) implements Scoped.Job, Query<Versioned<RequestedJob>> {}

    /** Asks what a job runs in and on, by their names. */
    @Requires(Permission.VIEW_JOBS)
    record GetJobRuntime(JobId job) implements Scoped.Job, Query<JobRuntime> {}

    /** Asks for those of a project's jobs that match a filter, in an order, each with its request. */
    @Requires(Permission.VIEW_JOBS)
    record ListRequestedJobs(ProjectId project, JobFilter filter, JobOrder order, Window window)
            implements Scoped.Project, Query<Page<RequestedJob>> {}

    /** Asks for the last jobs that the caller has started, in projects whose jobs the caller may see, newest first. */
    @OpenToAll
    record ListRecentJobs(UserId caller) implements Query<Page<RequestedJob>> {}

    /** Asks for the goals that a job serves, oldest first. */
    @Requires(Permission.VIEW_JOBS)
    record ListLinkedGoals(JobId job) implements Scoped.Job, Query<Page<LinkedGoalV1>> {}

    /** Asks for those of a project's jobs that match a filter, in an order. */
    @Requires(Permission.VIEW_JOBS)
    record ListJobs(ProjectId project, JobFilter filter, JobOrder order, Window window)
            implements Scoped.Project, Query<Page<JobV1>> {}

    /**
     * Asks for the next lines of a job's log.
     *
     * @param afterNano the lines strictly after this moment, in nanoseconds since 1970
     */
    @Requires(Permission.VIEW_JOBS)
    record ReadJobLog(JobId job, LogTypeV1 type, long afterNano, int limit) implements Scoped.Job, Query<JobLogPage> {}

    /** Asks for the output of a job of the project, as texts: of a long output the end. */
    @Requires(Permission.VIEW_JOBS)
    record ReadJobOutput(JobId job, ProjectId project) implements Scoped.Job, Query<JobOutput> {}

    /**
     * Asks for the jobs to run.
     *
     * @param jobs for how many waiting jobs the asking server has room; 0: they are not looked for
     * @param sessions the same for sessions of workspaces
     * @param instances the same for instances of model APIs
     */
    @SystemOnly
    record ListJobsToRun(int jobs, int sessions, int instances) implements Query<JobsToRun> {}

    /** Asks for one job as the scheduler and supervisor see it. */
    @SystemOnly
    record GetJobToRun(JobId job) implements Query<JobToRun> {}

    /** Asks for the sessions of a workspace, newest first. */
    @Requires(Permission.OPEN_WORKSPACE)
    record ListWorkspaceSessions(WorkspaceId workspace, ProjectId project, Window window)
            implements Scoped.Project, Query<Page<WorkspaceSessionV1>> {}
}
