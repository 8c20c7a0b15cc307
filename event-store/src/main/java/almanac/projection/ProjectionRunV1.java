package almanac.projection;

import almanac.operation.event.RunKind;
import almanac.shared.RunId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that folds a projection again.
 *
 * @param position of the log up to which it has folded
 * @param goal the position that it has to reach, which moves on while others write
 * @param folded how many events it has read
 * @param estimatedEnd when it will have folded all, at the present rate; null while that cannot be told
 * @param comparisons the differences, table by table; null until they are known
 */
public record ProjectionRunV1(
        RunId id,
        String projection,
        RunKind kind,
        State state,
        String askedBy,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long position,
        long goal,
        long folded,
        int percent,
        long eventsPerSecond,
        @Nullable Instant estimatedEnd,
        @Nullable String message,
        @Nullable List<ProjectionComparisonV1> comparisons) {

    /** The states of a run. */
    public enum State {
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("succeeded")
        SUCCEEDED,
        /** Failed: the message says why; nothing has changed. */
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED,
        /** Interrupted: the server ended in the middle; nothing has changed. */
        @JsonProperty("interrupted")
        INTERRUPTED;
    }
}
