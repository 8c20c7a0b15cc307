package almanac.store;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.serialization.SerializedObject;

/**
 * Keeps the events at the end of the log that followers read last, so that an event is read from the database once for
 * all of them; otherwise each projection would make each write dearer. A follower that is further behind reads for
 * itself. Positions up to the high-water mark are final, so what is kept here stays true.
 */
final class LogTail {

    /** Limit in characters, all events together. */
    private final long most;

    private final Source source;
    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<Long, TrackedEventData<?>> events = new TreeMap<>();
    private long length;

    /** Every event after this position and up to {@link #until} is kept. */
    private long after;

    private long until;

    /** Reads some events of the log in order: those that come first after a position, none when there are none. */
    @FunctionalInterface
    interface Source {
        List<TrackedEventData<?>> read(long after, long until, int most);
    }

    LogTail(long most, Source source) {
        this.most = most;
        this.source = source;
    }

    /**
     * Returns events after a position, in order; none when none follow.
     *
     * @param settled the high-water mark, or an earlier one
     * @param atOnce limit of their number; fewer may come even if more follow
     */
    List<TrackedEventData<?>> after(long position, long settled, int atOnce) {
        lock.lock();
        try {
            if (position > until) {
                beginAt(position);
            }
            if (position >= after) {
                if (until < settled && events.higherKey(position) == null) {
                    keep(source.read(until, settled, atOnce), settled);
                }
                List<TrackedEventData<?>> found = events.tailMap(position, false).values().stream()
                        .limit(atOnce)
                        .toList();
                dropOldest();
                return found;
            }
        } finally {
            lock.unlock();
        }
        return source.read(position, settled, atOnce);
    }

    private void beginAt(long position) {
        events.clear();
        length = 0;
        after = position;
        until = position;
    }

    private void keep(List<TrackedEventData<?>> read, long settled) {
        for (TrackedEventData<?> event : read) {
            until = positionOf(event);
            events.put(until, event);
            length += lengthOf(event);
        }
        if (read.isEmpty()) {
            until = settled; // a gap up to there
        }
    }

    private void dropOldest() {
        while (length > most) {
            TrackedEventData<?> oldest = events.pollFirstEntry().getValue();
            length -= lengthOf(oldest);
            after = positionOf(oldest);
        }
    }

    static long positionOf(TrackedEventData<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    /** Returns the number of characters of an event's payload and metadata. */
    static long lengthOf(TrackedEventData<?> event) {
        return lengthOf(event.getPayload()) + lengthOf(event.getMetaData());
    }

    private static long lengthOf(SerializedObject<?> object) {
        return object.getData() instanceof String text ? text.length() : 0;
    }
}
