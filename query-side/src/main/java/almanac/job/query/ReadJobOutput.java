package almanac.job.query;

import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** What a job of the project has printed, as texts: of a long one the end. */
@Requires(Permission.VIEW_JOBS)
public record ReadJobOutput(JobId job, ProjectId project) implements Scoped.Job {}
