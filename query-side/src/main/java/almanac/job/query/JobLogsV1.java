package almanac.job.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a job's log.
 *
 * @param isComplete whether the job has ended and these are its last lines
 * @param problem the failure of the job, if any
 */
public record JobLogsV1(
        @Nullable String helpLink,
        boolean isComplete,
        List<LogContentV1> logContent,
        @Nullable String problem) {

    public JobLogsV1 {
        logContent = List.copyOf(logContent);
    }
}
