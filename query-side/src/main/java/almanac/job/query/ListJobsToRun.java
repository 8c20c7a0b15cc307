package almanac.job.query;

import almanac.shared.Query;
import almanac.shared.SystemOnly;

/**
 * Asks for the jobs to run.
 *
 * @param jobs for how many waiting jobs the asking server has room; 0: they are not looked for
 * @param sessions the same for sessions of workspaces
 */
@SystemOnly
public record ListJobsToRun(int jobs, int sessions) implements Query<JobsToRun> {}
