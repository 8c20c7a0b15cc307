package almanac.execution.process;

import java.time.Duration;

/**
 * Resources that a job has used, as far as they were measured.
 *
 * @param peakMemoryBytes most memory at one of the looks
 * @param peakCores most processors that it kept busy between two looks
 */
public record Usage(long peakMemoryBytes, double peakCores, Duration cpuTime) {

    static final Usage NOTHING = new Usage(0, 0, Duration.ZERO);
}
