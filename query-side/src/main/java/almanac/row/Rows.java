package almanac.row;

import almanac.shared.Actor;
import almanac.shared.EventFacts;
import almanac.shared.Moment;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.hibernate.ReadOnlyMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one type: how they are folded, live or again, and found, as they are or as they were. Shared by all
 * features.
 *
 * @param <E> the sealed interface of the events of their streams
 * @param <R> the type of the rows
 */
public final class Rows<E, R extends Row<E>> {

    private final Session entities;
    private final Past<E, R> past;
    private final Class<R> rowType;
    private final Supplier<R> blank;
    private final Function<R, Object> probe;

    Rows(Session entities, Past<E, R> past, Resource<E, R> resource) {
        this.entities = entities;
        this.past = past;
        this.rowType = resource.rowType();
        this.blank = resource.blank();
        this.probe = resource.probe();
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

    /** The store takes the first event of a stream once, so what comes straight from its command finds no row. */
    private static boolean isNew(EventFacts facts) {
        return facts.sequence() == 0 && !facts.replayed();
    }

    /** The row as it is, or as it was at the moment that the query in hand asks for. */
    public Optional<R> find(String id) {
        return CurrentUnitOfWork.map(Rows::asked)
                .map(moment -> past.at(id, moment))
                .orElseGet(() -> current(id));
    }

    private static @Nullable Moment asked(UnitOfWork<?> unit) {
        return unit.getMessage().getMetaData().get(Actor.AS_OF) instanceof String moment ? Moment.parse(moment) : null;
    }

    private Optional<R> current(String id) {
        return Optional.ofNullable(entities.find(rowType, id));
    }

    /** What must be allowed to those who want to see the past of the row; empty when there is no such row. */
    public Optional<Object> probe(String id) {
        return current(id).map(probe);
    }

    public Past<E, R> past() {
        return past;
    }

    /** Those of the rows that exist, by id. */
    public Map<String, R> findAll(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return entities.findMultiple(rowType, List.copyOf(ids), ReadOnlyMode.READ_ONLY).stream()
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(Row::id, Function.identity()));
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
        return new Page<>(found(items), (Long) total.getSingleResult());
    }

    /** The first so many rows of those that {@link #page} has, which are not counted. */
    public List<R> first(String from, String orderBy, Map<String, ?> parameters, int limit) {
        Query items = entities.createNativeQuery("select r.* " + from + " order by " + orderBy, rowType);
        parameters.forEach(items::setParameter);
        return found(items.setMaxResults(limit));
    }

    private List<R> found(Query items) {
        List<R> rows = new ArrayList<>();
        for (Object row : items.getResultList()) {
            rows.add(rowType.cast(row));
        }
        return rows;
    }
}
