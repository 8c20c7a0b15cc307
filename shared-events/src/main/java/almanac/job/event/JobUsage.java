package almanac.job.event;

/** What a job took at most. */
public record JobUsage(double cpuPercentage, double memoryGib) {}
