package almanac.support.store;

import almanac.shared.Projection;
import jakarta.persistence.EntityManager;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Throws all rows away and folds them again from the first event on, through the very handlers that fold them live. In
 * one transaction: whoever reads meanwhile waits, and a server that dies in the middle has lost nothing.
 * Done before the first request when {@code almanac.rebuild-on-start} is true.
 */
@Component
public class Rebuild extends StartStep {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int FLUSH_EVERY = 1_000;

    private final List<Projection> projections;
    private final List<AnnotationEventHandlerAdapter> handlers;
    private final EventStorageEngine events;
    private final EntityManager entities;
    private final JdbcOperations jdbc;
    private final TransactionOperations transaction;
    private final boolean onStart;

    Rebuild(
            List<Projection> projections,
            ParameterResolverFactory parameters,
            EventStorageEngine events,
            EntityManager entities,
            JdbcOperations jdbc,
            TransactionOperations transaction,
            @Value("${almanac.rebuild-on-start:false}") boolean onStart) {
        super(Order.REBUILD);
        this.projections = projections;
        this.handlers = projections.stream()
                .map(projection -> new AnnotationEventHandlerAdapter(projection, parameters))
                .toList();
        this.events = events;
        this.entities = entities;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.onStart = onStart;
    }

    /** Returns how many events were folded. */
    public long run() {
        Long folded = transaction.execute(status -> {
            jdbc.execute("set local transaction_timeout = 0");
            projections.stream()
                    .flatMap(projection -> projection.tables().stream())
                    .forEach(table -> jdbc.execute("truncate table " + table));
            return fold();
        });
        return folded == null ? 0 : folded;
    }

    private long fold() {
        long folded = 0;
        try (Stream<? extends TrackedEventMessage<?>> all = events.readEvents(null, false)) {
            Iterator<? extends TrackedEventMessage<?>> each = all.iterator();
            while (each.hasNext()) {
                fold(each.next());
                folded++;
                if (folded % FLUSH_EVERY == 0) {
                    forget();
                }
            }
        }
        forget();
        return folded;
    }

    private void fold(EventMessage<?> event) {
        for (AnnotationEventHandlerAdapter handler : handlers) {
            if (handler.canHandle(event)) {
                try {
                    handler.handle(event);
                } catch (Exception e) {
                    throw new IllegalStateException("cannot fold event " + event.getIdentifier(), e);
                }
            }
        }
    }

    private void forget() {
        entities.flush();
        entities.clear();
    }

    @Override
    protected void atStart() {
        if (onStart) {
            log.info("Rows are made again from the events");
            log.info("Rows are made again from {} events", run());
        }
    }
}
