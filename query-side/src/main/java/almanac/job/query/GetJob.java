package almanac.job.query;

import almanac.shared.About;
import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.Requires;

/** One job. */
@Requires(Permission.VIEW_JOBS)
public record GetJob(JobId job) implements About.Job {}
