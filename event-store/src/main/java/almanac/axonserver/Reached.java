package almanac.axonserver;

import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The last event that the command caused which this thread is handling: it goes back with the result, so that the
 * sender can wait until it can be read. Events are published while the command's unit of work is being committed, when
 * its result is made already.
 */
final class Reached {

    /** The member of a result's metadata that holds the event's id. */
    static final String EVENT = "reachedEvent";

    private final ThreadLocal<@Nullable String> last = new ThreadLocal<>();

    /** For every event that is published. */
    EventMessage<?> remember(EventMessage<?> event) {
        last.set(event.getIdentifier());
        return event;
    }

    /** Null when nothing was published since it was last asked. */
    @Nullable
    String take() {
        String id = last.get();
        last.remove();
        return id;
    }
}
