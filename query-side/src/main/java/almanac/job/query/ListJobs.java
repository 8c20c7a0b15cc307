package almanac.job.query;

import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Those of a project's jobs that a filter lets through, in an order. */
@Requires(Permission.VIEW_JOBS)
public record ListJobs(ProjectId project, JobFilter filter, JobOrder order, Window window) implements Scoped.Project {}
