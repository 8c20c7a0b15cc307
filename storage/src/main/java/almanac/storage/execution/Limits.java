package almanac.storage.execution;

import java.time.Duration;

/**
 * What all processes of a job may use together.
 *
 * @param processes how many processes and threads there may be at once
 */
public record Limits(long memoryBytes, int processes, Duration wallClock) {}
