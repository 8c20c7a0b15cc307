package almanac.execution.process;

import java.time.Instant;

/** The process around a job's command, and when it was started. */
public record Started(long process, Instant at) {}
