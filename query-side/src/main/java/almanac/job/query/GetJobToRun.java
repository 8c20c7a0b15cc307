package almanac.job.query;

import almanac.shared.JobId;
import almanac.shared.Query;
import almanac.shared.SystemOnly;

/** Asks for one job as the scheduler and supervisor see it. */
@SystemOnly
public record GetJobToRun(JobId job) implements Query<JobToRun> {}
