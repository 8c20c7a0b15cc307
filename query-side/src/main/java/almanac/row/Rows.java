package almanac.row;

import almanac.shared.EventFacts;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.hibernate.StatelessSession;

/**
 * The rows of one type: how they are folded, live or again, and found, as they are or as they were. Shared by all
 * features.
 *
 * @param <E> the sealed interface of the events of their streams
 * @param <R> the type of the rows
 */
public final class Rows<E, R extends Row<E>> {

    private final EntityManager entities;
    private final EventStore events;
    private final Class<E> eventType;
    private final Class<R> rowType;
    private final Supplier<R> blank;

    Rows(EntityManager entities, EventStore events, Class<E> eventType, Class<R> rowType, Supplier<R> blank) {
        this.entities = entities;
        this.events = events;
        this.eventType = eventType;
        this.rowType = rowType;
        this.blank = blank;
    }

    /** Brings the row of the event's stream up to the event. An event that it has already changes nothing. */
    public void fold(E event, EventFacts facts) {
        R row = isNew(facts) ? null : entities.find(rowType, facts.stream());
        if (row == null) {
            row = blank.get();
            row.fold(event, facts);
            entities.persist(row);
        } else {
            row.fold(event, facts);
        }
    }

    /**
     * Folds many events at once: each row is read once and written once, however many of the events are its own.
     *
     * @param inOrder of the log; those of other streams are passed over
     * @param session on whose connection the rows are read and written
     */
    void foldAll(List<? extends DomainEventMessage<?>> inOrder, StatelessSession session) {
        List<? extends DomainEventMessage<?>> own = inOrder.stream()
                .filter(event -> eventType.isAssignableFrom(event.getPayloadType()))
                .toList();
        Map<String, R> known = existing(own, session);
        Map<String, R> made = new LinkedHashMap<>();
        for (DomainEventMessage<?> event : own) {
            String stream = event.getAggregateIdentifier();
            R row = known.get(stream);
            if (row == null) {
                row = made.computeIfAbsent(stream, missing -> blank.get());
            }
            row.fold(payload(event), EventFacts.of(event));
        }
        session.insertMultiple(List.copyOf(made.values()));
        session.updateMultiple(List.copyOf(known.values()));
    }

    private Map<String, R> existing(List<? extends DomainEventMessage<?>> events, StatelessSession session) {
        Set<String> begun = new HashSet<>();
        Set<String> older = new HashSet<>();
        for (DomainEventMessage<?> event : events) {
            String stream = event.getAggregateIdentifier();
            if (event.getSequenceNumber() == 0) {
                begun.add(stream);
            } else if (!begun.contains(stream)) {
                older.add(stream);
            }
        }
        if (older.isEmpty()) {
            return Map.of();
        }
        return byId(session.createSelectionQuery("from " + rowType.getSimpleName() + " where id in :ids", rowType)
                .setParameter("ids", older)
                .getResultList());
    }

    /** The store takes the first event of a stream once, so what comes straight from its command finds no row. */
    private static boolean isNew(EventFacts facts) {
        return facts.sequence() == 0 && !facts.replayed();
    }

    public Optional<R> find(String id) {
        return Optional.ofNullable(entities.find(rowType, id));
    }

    /** Those of the rows that exist, by id. */
    public Map<String, R> findAll(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return byId(entities.createQuery("from " + rowType.getSimpleName() + " where id in :ids", rowType)
                .setParameter("ids", ids)
                .getResultList());
    }

    private Map<String, R> byId(List<R> rows) {
        return rows.stream().collect(Collectors.toMap(Row::id, Function.identity()));
    }

    /** In which the rows are kept. */
    String table() {
        return Objects.requireNonNull(rowType.getAnnotation(Table.class), rowType.getName())
                .name();
    }

    /** The row as it was at that moment, from its stream alone; empty when nothing had happened yet. */
    public Optional<R> asOf(String id, Instant moment) {
        R row = blank.get();
        events.readEvents(id)
                .asStream()
                .takeWhile(event -> !event.getTimestamp().isAfter(moment))
                .filter(event -> eventType.isAssignableFrom(event.getPayloadType()))
                .forEach(event -> row.fold(payload(event), EventFacts.of(event)));
        return row.version() < 0 ? Optional.empty() : Optional.of(row);
    }

    /**
     * One page of rows, and how many there are.
     *
     * @param from the part of a native query from {@code from} on, in which {@code r} is the row's table; it holds the
     *     condition of visibility, so that nothing is counted that the caller may not see
     * @param orderBy columns that put the rows in one order
     */
    public Page<R> page(String from, String orderBy, Map<String, ?> parameters, Window window) {
        Query items = entities.createNativeQuery("select r.* " + from + " order by " + orderBy, rowType);
        Query total = entities.createNativeQuery("select count(*) " + from, Long.class);
        parameters.forEach(items::setParameter);
        parameters.forEach(total::setParameter);
        items.setFirstResult(window.offset()).setMaxResults(window.limit());
        List<R> rows = new ArrayList<>();
        for (Object row : items.getResultList()) {
            rows.add(rowType.cast(row));
        }
        return new Page<>(rows, (Long) total.getSingleResult());
    }

    private E payload(DomainEventMessage<?> event) {
        return eventType.cast(event.getPayload());
    }
}
