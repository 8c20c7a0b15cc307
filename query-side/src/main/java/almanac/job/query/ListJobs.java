package almanac.job.query;

import almanac.row.Window;
import almanac.shared.About;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;

/** Those of a project's jobs that a filter lets through, in an order. */
@Requires(Permission.VIEW_JOBS)
public record ListJobs(ProjectId project, JobFilter filter, JobOrder order, Window window) implements About.Project {}
