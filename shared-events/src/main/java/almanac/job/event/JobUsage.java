package almanac.job.event;

/** The most that a job took of CPU and memory. */
public record JobUsage(double cpuPercentage, double memoryGib) {}
