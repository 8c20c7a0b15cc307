package almanac.job.query;

import org.jspecify.annotations.Nullable;

/**
 * A page of a job's log.
 *
 * @param latestNano the time of its last line; null when it has none
 */
public record JobLogPage(JobLogsV1 logs, @Nullable Long latestNano) {}
