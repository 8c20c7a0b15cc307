package almanac.axonserver;

import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last event of the command that this thread handles: it goes back with the result, so that the sender
 * can wait until it can be read. Events are published while the command's unit of work is being committed, when its
 * result is made already.
 */
final class Reached {

    /** The member of a result's metadata that holds the event's id. */
    static final String EVENT = "reachedEvent";

    private final ThreadLocal<@Nullable String> last = new ThreadLocal<>();

    /** Remembers every event that is published. */
    EventMessage<?> remember(EventMessage<?> event) {
        last.set(event.getIdentifier());
        return event;
    }

    /** Returns null when no event was published since the last call. */
    @Nullable
    String take() {
        String id = last.get();
        last.remove();
        return id;
    }
}
