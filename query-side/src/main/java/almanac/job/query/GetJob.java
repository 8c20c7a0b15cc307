package almanac.job.query;

import almanac.row.Versioned;
import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Asks for one job. */
@Requires(Permission.VIEW_JOBS)
public record GetJob(JobId job) implements Scoped.Job, Query<Versioned<JobDetailsV1>> {}
