package almanac.storage.logs;

/**
 * A line of a job's log.
 *
 * @param nano when it was written, as far as that is known, in nanoseconds since 1970; no two lines of a job have the same
 */
public record LogLine(long nano, LogStream stream, String text) {}
