package almanac.job.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for those of a project's jobs that match a filter, in an order. */
@Requires(Permission.VIEW_JOBS)
public record ListJobs(ProjectId project, JobFilter filter, JobOrder order, Window window)
        implements Scoped.Project, Query<Page<JobV1>> {}
