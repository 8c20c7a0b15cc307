package almanac.row;

import almanac.row.RowStates.State;
import almanac.shared.EventFacts;
import almanac.shared.PointInTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Reads the history of the resources of one type: each answer is one walk along one stream, from its first event to the
 * last that matters, and touches no table of rows (docs/adr/0013).
 *
 * @param <E> the sealed interface of the events of their streams
 * @param <R> the type of their rows
 */
public final class StreamHistory<E, R extends Row<E>> {

    private final EventStore events;
    private final LogPositions log;
    private final RowStates states;
    private final ProjectionType<E, R> resource;

    StreamHistory(EventStore events, LogPositions log, RowStates states, ProjectionType<E, R> resource) {
        this.events = events;
        this.log = log;
        this.states = states;
        this.resource = resource;
    }

    /**
     * One event, and the resource before and after it. A resource that does not exist yet has no members.
     */
    public record Step(DomainEventMessage<?> event, Map<String, Object> before, Map<String, Object> after) {

        /** Returns the members that the event changed or took away, as they were. */
        public Map<String, Object> changedBefore() {
            return unlike(before, after);
        }

        /** Returns the members that the event changed or brought, as they are since. */
        public Map<String, Object> changedAfter() {
            return unlike(after, before);
        }

        private static Map<String, Object> unlike(Map<String, Object> these, Map<String, Object> those) {
            Map<String, Object> unlike = new LinkedHashMap<>(these);
            unlike.entrySet().removeAll(those.entrySet());
            return unlike;
        }
    }

    /** Returns the row as it was at that point in time; empty when nothing had happened yet. */
    Optional<R> at(String id, PointInTime moment) {
        OptionalLong last = log.lastUntil(id, moment);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        R row = resource.blank().get();
        walk(id, last.getAsLong(), event -> fold(row, event));
        return isThere(row) ? Optional.of(row) : Optional.empty();
    }

    /** Returns how many events the stream has. */
    public long length(String id) {
        return events.lastSequenceNumberFor(id).orElse(-1L) + 1;
    }

    /**
     * Returns the events from one sequence number to another, both included; fewer when the states of all of them would
     * be too much to hold: then the last of them are left out, or the first when the newest are wanted. There is always
     * one.
     */
    public List<Step> steps(String id, long first, long last, boolean newestMatter) {
        Function<Row<?>, State> state = states.of(id);
        Steps steps = new Steps(newestMatter);
        R row = resource.blank().get();
        Iterator<? extends DomainEventMessage<?>> events = events(id, last);
        while (events.hasNext() && !steps.isFull()) {
            DomainEventMessage<?> event = events.next();
            if (event.getSequenceNumber() < first) {
                fold(row, event);
            } else {
                State before = steps.isBegun() ? steps.state : state(row, state);
                fold(row, event);
                steps.add(event, before, state(row, state));
            }
        }
        return steps.kept();
    }

    /** Holds some neighbouring steps, as many as fit. */
    private static final class Steps {

        private static final long MOST_BYTES = 1 << 20;

        private final boolean newestMatter;
        private final Deque<Step> steps = new ArrayDeque<>();
        private final Deque<Long> sizes = new ArrayDeque<>();
        private State state = State.NONE;
        private long bytes;

        Steps(boolean newestMatter) {
            this.newestMatter = newestMatter;
        }

        boolean isBegun() {
            return !steps.isEmpty();
        }

        boolean isFull() {
            return !newestMatter && bytes > MOST_BYTES;
        }

        void add(DomainEventMessage<?> event, State before, State after) {
            steps.add(new Step(event, before.members(), after.members()));
            sizes.add(before.bytes() + after.bytes());
            bytes += before.bytes() + after.bytes();
            state = after;
            while (newestMatter && bytes > MOST_BYTES && steps.size() > 1) {
                steps.remove();
                bytes -= sizes.remove();
            }
        }

        List<Step> kept() {
            return List.copyOf(steps);
        }
    }

    /** Returns the state of the resource after each of these events, by their sequence numbers. */
    public Map<Long, Map<String, Object>> statesAfter(String id, Set<Long> sequences) {
        Function<Row<?>, State> state = states.of(id);
        Map<Long, Map<String, Object>> found = new HashMap<>();
        R row = resource.blank().get();
        walk(id, sequences.stream().mapToLong(Long::longValue).max().orElse(-1), event -> {
            fold(row, event);
            if (sequences.contains(event.getSequenceNumber())) {
                found.put(event.getSequenceNumber(), state(row, state).members());
            }
        });
        return found;
    }

    private void walk(String id, long last, Consumer<DomainEventMessage<?>> visitor) {
        events(id, last).forEachRemaining(visitor);
    }

    private Iterator<? extends DomainEventMessage<?>> events(String id, long last) {
        return events.readEvents(id)
                .asStream()
                .takeWhile(event -> event.getSequenceNumber() <= last)
                .iterator();
    }

    /**
     * Folds one event. One of a kind that is not known here, or not of this type of resource, leaves the row as it is.
     */
    private void fold(R row, DomainEventMessage<?> event) {
        if (resource.eventType().isAssignableFrom(event.getPayloadType())) {
            row.fold(resource.eventType().cast(event.getPayload()), EventFacts.of(event));
        }
    }

    private State state(R row, Function<Row<?>, State> state) {
        return isThere(row) ? state.apply(row) : State.NONE;
    }

    private boolean isThere(R row) {
        return row.version() >= 0;
    }
}
