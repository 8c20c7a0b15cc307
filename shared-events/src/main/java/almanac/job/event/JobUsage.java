package almanac.job.event;

import org.jspecify.annotations.Nullable;

/**
 * What a job took of CPU and memory.
 *
 * @param cpuPercentage the most of CPU between two looks
 * @param memoryGib the most of memory
 * @param cpuSeconds of all its processes together; null in events of earlier releases
 */
public record JobUsage(
        double cpuPercentage, double memoryGib, @Nullable Double cpuSeconds) {}
