package almanac.row;

import almanac.shared.PointInTime;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/** Finds the events of one stream in the whole log, which the event store itself does not tell. */
public interface LogPositions {

    /**
     * Returns the sequence number of the last event of the stream that had happened at that point in time; empty when
     * none had. A position that the log has not reached is refused.
     */
    OptionalLong lastUntil(String stream, PointInTime moment);

    /**
     * A place in the whole log.
     *
     * @param position of the last event that had happened
     * @param at the time that it was then
     */
    record Reached(long position, Instant at) {}

    /** Returns where the log was at that point in time. A position that the log has not reached is refused. */
    Reached reached(PointInTime moment);

    /** Returns positions by sequence number, for the events of the stream from one number to another, both included. */
    Map<Long, Long> positions(String stream, long first, long last);
}
