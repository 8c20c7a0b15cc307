package almanac.job.query;

/** What a job took at most. */
public record JobUsageV1(double cpuPercentage, double memoryGiB) {}
