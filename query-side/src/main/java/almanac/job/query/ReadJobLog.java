package almanac.job.query;

import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/**
 * Asks for the next lines of a job's log.
 *
 * @param afterNano the lines strictly after this moment, in nanoseconds since 1970
 */
@Requires(Permission.VIEW_JOBS)
public record ReadJobLog(JobId job, LogTypeV1 type, long afterNano, int limit)
        implements Scoped.Job, Query<JobLogPage> {}
