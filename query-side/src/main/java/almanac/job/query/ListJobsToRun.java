package almanac.job.query;

import almanac.shared.SystemOnly;

/** Which jobs are there to run? */
@SystemOnly
public record ListJobsToRun() {}
