package almanac.access.projection;

import almanac.shared.EventFacts;
import java.util.List;

/**
 * Applies the events of one sealed type to the access tables. The {@link AccessProjector} hands each event to the bean
 * that declares its type.
 *
 * @param <E> sealed type of the events
 */
interface AccessPart<E> {

    Class<E> events();

    /**
     * Returns the names of the tables of this part, children before their parents. A table belongs to one part, even
     * where others write to it too.
     */
    List<String> tables();

    /** Applies the event, in the transaction of the command that caused it. */
    void apply(E event, EventFacts facts, NameClaims names);

    /**
     * Tells whether an event that is applied twice changes nothing. Its position in the stream is not kept then
     * ({@link almanac.access.AccessStreams}).
     */
    default boolean isRepeatable() {
        return false;
    }
}
