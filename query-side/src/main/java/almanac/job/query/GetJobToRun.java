package almanac.job.query;

import almanac.shared.JobId;
import almanac.shared.SystemOnly;

/** One job, as those see it who run it. */
@SystemOnly
public record GetJobToRun(JobId job) {}
