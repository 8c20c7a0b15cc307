package almanac.execution.process;

import java.time.Duration;

/**
 * What all processes of a job may use together.
 *
 * @param processes how many processes and threads there may be at once
 * @param cores how many processors they may keep busy, rounded up
 */
public record Limits(long memoryBytes, int processes, Duration wallClock, double cores) {

    /** With all processors of the machine. */
    public Limits(long memoryBytes, int processes, Duration wallClock) {
        this(memoryBytes, processes, wallClock, Double.POSITIVE_INFINITY);
    }

    int wholeCores() {
        return Math.max(1, (int) Math.ceil(cores));
    }
}
