package almanac.access.projection;

import java.util.List;

/**
 * Applies the events of one sealed type to the access tables. The {@link AccessProjector} hands each event to the bean
 * that declares its type.
 *
 * @param <E> sealed type of the events
 */
interface AccessPart<E> {

    Class<E> events();

    /** Names of the tables that this part adds rows to before all others, children before their parents. */
    List<String> tables();

    /** Applies the event, in the transaction of the command that caused it. */
    void apply(E event, NameClaims names);

    /**
     * Tells whether an event that is applied twice changes nothing. Its position in the stream is not kept then
     * ({@link almanac.access.AccessStreams}).
     */
    default boolean isRepeatable() {
        return false;
    }
}
