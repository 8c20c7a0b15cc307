package almanac.job.query;

import almanac.shared.SystemOnly;

/**
 * Which jobs are there to run?
 *
 * @param jobs for how many of those that wait there is room where they are asked for; 0: they are not looked for
 * @param sessions as many of workspaces
 */
@SystemOnly
public record ListJobsToRun(int jobs, int sessions) {}
