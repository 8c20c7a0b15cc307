package almanac.job.event;

import java.time.Instant;

/**
 * The process that a job runs as: enough to find it again, and to tell it from a later one of the same number.
 *
 * @param host the server that started it
 * @param startedAt as the operating system says
 */
public record JobProcess(String host, long processId, Instant startedAt) {}
