package almanac.job.query;

/** The peak use of CPU and memory by a job. */
public record JobUsageV1(double cpuPercentage, double memoryGiB) {}
