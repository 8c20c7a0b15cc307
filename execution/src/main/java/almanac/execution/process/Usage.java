package almanac.execution.process;

import java.time.Duration;

/**
 * What a job has used, as far as it was measured.
 *
 * @param peakMemoryBytes the most that was in memory at one of the looks
 * @param peakCores the most processors that it kept busy between two looks
 */
public record Usage(long peakMemoryBytes, double peakCores, Duration cpuTime) {

    static final Usage NOTHING = new Usage(0, 0, Duration.ZERO);
}
