package almanac.row;

import jakarta.persistence.EntityManager;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Gives each feature its {@link Rows}. */
@Component
public class RowStore {

    private final EntityManager entities;
    private final EventStore events;

    RowStore(EntityManager entities, EventStore events) {
        this.entities = entities;
        this.events = events;
    }

    public <E, R extends Row<E>> Rows<E, R> rows(Class<E> eventType, Class<R> rowType, Supplier<R> blank) {
        return new Rows<>(entities, events, eventType, rowType, blank);
    }
}
