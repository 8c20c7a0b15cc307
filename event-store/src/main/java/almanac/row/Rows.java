package almanac.row;

import almanac.memory.MemoryAdmission;
import almanac.shared.Actor;
import almanac.shared.EventFacts;
import almanac.shared.PointInTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.hibernate.ReadOnlyMode;
import org.hibernate.Session;
import org.hibernate.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one type: folds them, live or again, and finds them, as they are or as they were. Shared by all features.
 *
 * @param <E> the sealed interface of the events of their streams
 * @param <R> the type of the rows
 */
public final class Rows<E, R extends Row<E>> {

    private final Session entities;
    private final StreamHistory<E, R> past;
    private final Class<R> rowType;
    private final Supplier<R> blank;
    private final Function<R, Object> probe;
    private final RowSizes sizes;
    private final String table;
    private final boolean mayBeLarge;

    Rows(Session entities, StreamHistory<E, R> past, RowSizes sizes, ProjectionType<E, R> resource) {
        this.entities = entities;
        this.past = past;
        this.sizes = sizes;
        this.table = resource.table();
        this.mayBeLarge = resource.mayBeLarge();
        this.rowType = resource.rowType();
        this.blank = resource.blank();
        this.probe = resource.probe();
    }

    String table() {
        return table;
    }

    /** Brings the row of the event's stream up to the event. An event that it has already changes nothing. */
    public void fold(E event, EventFacts facts) {
        R row = isNew(facts) ? null : begun(facts.stream());
        if (row == null) {
            row = blank.get();
            row.fold(event, facts);
            entities.persist(row);
        } else {
            row.fold(event, facts);
        }
    }

    private @Nullable R begun(String id) {
        takeRoomFor(id);
        return entities.find(rowType, id);
    }

    /**
     * Tells whether the row is new: the store takes the first event of a stream once, so one straight from its command
     * finds none.
     */
    private static boolean isNew(EventFacts facts) {
        return facts.sequence() == 0 && !facts.replayed();
    }

    /** Returns the row as it is, or as it was at the point in time that the query in hand asks for. */
    public Optional<R> find(String id) {
        takeRoomFor(id);
        return CurrentUnitOfWork.map(Rows::asked)
                .map(moment -> past.at(id, moment))
                .orElseGet(() -> current(id));
    }

    /** Takes memory for the row. One that was large, or will be, is about as large as it is. */
    private void takeRoomFor(String id) {
        if (mayBeLarge) {
            MemoryAdmission.cover(sizes.of(table, List.of(id)).getOrDefault(id, 0L) * StreamedList.OBJECTS_PER_BYTE);
        }
    }

    private static @Nullable PointInTime asked(UnitOfWork<?> unit) {
        return unit.getMessage().getMetaData().get(Actor.AS_OF) instanceof String moment
                ? PointInTime.parse(moment)
                : null;
    }

    private Optional<R> current(String id) {
        return Optional.ofNullable(entities.find(rowType, id));
    }

    /** Returns the query that a reader of the row's past must be allowed to ask; empty when the row does not exist. */
    public Optional<Object> probe(String id) {
        takeRoomFor(id);
        return current(id).map(probe);
    }

    public StreamHistory<E, R> past() {
        return past;
    }

    /** Returns those of the rows that exist, in the order of the ids; they are fetched while they are gone through. */
    public List<R> inOrder(Collection<String> ids) {
        return StreamedList.of(List.copyOf(ids), some -> sizes.of(table, some), this::existing);
    }

    private List<R> existing(List<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.findMultiple(rowType, ids, ReadOnlyMode.READ_ONLY).stream()
                        .filter(Objects::nonNull)
                        .toList();
    }

    /**
     * Returns one page of rows, and how many there are. Which rows are on it is settled at once; they are fetched while
     * they are gone through.
     *
     * @param from the part of a native query from {@code from} on, in which {@code r} is the row's table; it holds the
     *     condition of visibility, so that nothing is counted that the caller may not see
     * @param orderBy columns that put the rows in one order
     */
    public Page<R> page(String from, String orderBy, Map<String, ?> parameters, Window window) {
        Query<Long> total = entities.createNativeQuery("select count(*) " + from, Long.class);
        parameters.forEach(total::setParameter);
        return new Page<>(inOrder(ids(from, orderBy, parameters, window)), total.getSingleResult());
    }

    /** Returns the page of the rows with these ids, in their order. */
    public Page<R> page(Page<String> ids) {
        return new Page<>(inOrder(ids.items()), ids.totalCount());
    }

    /** Returns the first so many rows of those that {@link #page} has, which are not counted. */
    public List<R> first(String from, String orderBy, Map<String, ?> parameters, int limit) {
        return inOrder(ids(from, orderBy, parameters, new Window(0, limit)));
    }

    /** Returns all of them, which are not counted. */
    public List<R> all(String from, String orderBy, Map<String, ?> parameters) {
        return first(from, orderBy, parameters, Integer.MAX_VALUE);
    }

    private List<String> ids(String from, String orderBy, Map<String, ?> parameters, Window window) {
        Query<String> ids = entities.createNativeQuery("select r.id " + from + " order by " + orderBy, String.class);
        parameters.forEach(ids::setParameter);
        return ids.setFirstResult(window.offset()).setMaxResults(window.limit()).getResultList();
    }
}
