package almanac.job.api;

import almanac.job.query.ExecutionStatus;
import almanac.job.query.RequestedJob;
import almanac.job.query.StageTimesV1;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A job that its user has started lately.
 *
 * @param runDurationInSeconds null until the job has ended
 */
record ClientRecentRun(
        JobId id,
        ProjectId projectId,
        HardwareTierId hardwareTierId,
        String runType,
        ExecutionStatus status,
        String title,
        Instant startTime,
        @Nullable Double runDurationInSeconds) {

    private static final double MILLIS = 1000;

    static ClientRecentRun of(RequestedJob requested) {
        StageTimesV1 times = requested.job().stageTimes();
        Instant start = Objects.requireNonNullElse(times.startTime(), times.submissionTime());
        Instant end = times.completedTime();
        return new ClientRecentRun(
                requested.job().id(),
                requested.project(),
                requested.request().hardwareTier(),
                "Batch",
                requested.job().status().executionStatus(),
                Objects.requireNonNullElse(
                        requested.job().title(), requested.job().runCommand()),
                start,
                end == null ? null : Duration.between(start, end).toMillis() / MILLIS);
    }
}
