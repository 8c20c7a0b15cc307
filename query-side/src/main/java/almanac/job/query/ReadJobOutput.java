package almanac.job.query;

import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for the output of a job of the project, as texts: of a long output the end. */
@Requires(Permission.VIEW_JOBS)
public record ReadJobOutput(JobId job, ProjectId project) implements Scoped.Job, Query<JobOutput> {}
