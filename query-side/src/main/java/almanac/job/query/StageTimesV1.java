package almanac.job.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a job was asked for, began to run, and ended. */
public record StageTimesV1(
        @Nullable Instant completedTime, @Nullable Instant startTime, Instant submissionTime) {}
