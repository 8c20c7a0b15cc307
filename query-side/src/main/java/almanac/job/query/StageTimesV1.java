package almanac.job.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times at which a job was submitted, began to run, and ended. */
public record StageTimesV1(
        @Nullable Instant completedTime, @Nullable Instant startTime, Instant submissionTime) {}
