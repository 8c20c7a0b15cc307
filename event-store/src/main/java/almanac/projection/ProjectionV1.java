package almanac.projection;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status of one projection.
 *
 * @param tables that it keeps
 * @param position of the last event that it has folded, or put aside
 * @param head the last position of the log
 * @param lagEvents how many events it has not folded, counted to 100,000
 * @param lagSeconds how long ago the oldest of those was recorded
 * @param eventsPerSecond that this server gave it, over the last minute
 * @param lastError its last fault on this server; null when it never had one
 * @param deadLetters how many events it could not fold
 * @param former whether the tables from before the last switch still exist
 * @param run its run that has not ended, if there is one
 */
public record ProjectionV1(
        String name,
        Mode mode,
        List<String> tables,
        boolean isRunning,
        long position,
        long head,
        long lagEvents,
        double lagSeconds,
        double eventsPerSecond,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        long deadLetters,
        boolean former,
        @Nullable ProjectionRunV1 run) {

    /** The ways to fold. */
    public enum Mode {
        /** Folds in the transaction of the command that caused the event. */
        @JsonProperty("subscribing")
        SUBSCRIBING,
        /** Folds at its own pace, behind the log. */
        @JsonProperty("pooled")
        POOLED
    }
}
