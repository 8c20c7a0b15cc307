package almanac.shared;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The facts about an event beside its payload.
 *
 * @param stream the aggregate's id
 * @param sequence position in the stream, from 0: the version of a row that has folded the event
 * @param at when it was recorded, to the millisecond
 * @param actor the id of the user that caused it, or {@link Actor#SYSTEM}
 * @param replayed whether it comes out of the store, rather than straight from the command that caused it
 */
public record EventFacts(String stream, long sequence, Instant at, String actor, boolean replayed) {

    public static EventFacts of(DomainEventMessage<?> event) {
        return new EventFacts(
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getTimestamp(),
                Actor.of(event.getMetaData()),
                event instanceof TrackedEventMessage<?>);
    }
}
