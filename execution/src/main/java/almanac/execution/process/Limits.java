package almanac.execution.process;

import java.time.Duration;

/**
 * Limits of all processes of a job together.
 *
 * @param processes most processes and threads at once
 * @param cores number of processors that they may keep busy, rounded up
 */
public record Limits(long memoryBytes, int processes, Duration wallClock, double cores) {

    /** Allows all processors of the machine. */
    public Limits(long memoryBytes, int processes, Duration wallClock) {
        this(memoryBytes, processes, wallClock, Double.POSITIVE_INFINITY);
    }

    int wholeCores() {
        return Math.max(1, (int) Math.ceil(cores));
    }
}
