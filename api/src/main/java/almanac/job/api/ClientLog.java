package almanac.job.api;

import almanac.job.query.JobLogPage;
import almanac.job.query.JobLogsV1;
import almanac.job.query.LogContentV1;
import almanac.job.query.LogTypeV1;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Part of a job's log, as older clients know it. */
record ClientLog(ClientLogSet logset, @Nullable ClientProblem problemSuggestion) {

    record ClientLogSet(boolean isComplete, List<ClientLogLine> logContent, ClientLogPagination pagination) {}

    /** @param timestamp in nanoseconds since 1970 */
    record ClientLogLine(String log, String logType, int size, long timestamp) {

        static ClientLogLine of(LogContentV1 line) {
            long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, line.timestamp());
            return new ClientLogLine(line.log(), word(line.logType()), line.size(), nanos);
        }

        private static String word(LogTypeV1 type) {
            return switch (type) {
                case STD_OUT -> "stdout";
                case STD_ERR -> "stderr";
                case PREPARE_OUTPUT -> "prepareoutput";
                case COMPLETE -> "complete";
            };
        }
    }

    record ClientLogPagination(String latestTimeNano, int limit, int offset) {}

    record ClientProblem(String problem, String helpLink) {}

    static ClientLog of(JobLogPage page, String askedAfter, int limit) {
        JobLogsV1 logs = page.logs();
        String latest = page.latestNano() == null ? askedAfter : Long.toString(page.latestNano());
        return new ClientLog(
                new ClientLogSet(
                        logs.isComplete(),
                        logs.logContent().stream().map(ClientLogLine::of).toList(),
                        new ClientLogPagination(latest, limit, 0)),
                logs.problem() == null
                        ? null
                        : new ClientProblem(logs.problem(), Objects.requireNonNullElse(logs.helpLink(), "")));
    }
}
