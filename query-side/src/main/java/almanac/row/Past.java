package almanac.row;

import almanac.shared.EventFacts;
import almanac.shared.Moment;
import java.util.ArrayList;
import java.util.HashMap;
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
 * What happened to the resources of one type: each answer is one walk along one stream, from its first event to the
 * last that matters, and touches no table of rows (docs/adr/0013).
 *
 * @param <E> the sealed interface of the events of their streams
 * @param <R> the type of their rows
 */
public final class Past<E, R extends Row<E>> {

    private final EventStore events;
    private final LogPositions log;
    private final RowStates states;
    private final Resource<E, R> resource;

    Past(EventStore events, LogPositions log, RowStates states, Resource<E, R> resource) {
        this.events = events;
        this.log = log;
        this.states = states;
        this.resource = resource;
    }

    /**
     * One event, and the resource before and after it. A resource that does not exist yet has no members.
     */
    public record Step(DomainEventMessage<?> event, Map<String, Object> before, Map<String, Object> after) {

        /** The members that the event changed or took away, as they were. */
        public Map<String, Object> changedBefore() {
            return unlike(before, after);
        }

        /** The members that the event changed or brought, as they are since. */
        public Map<String, Object> changedAfter() {
            return unlike(after, before);
        }

        private static Map<String, Object> unlike(Map<String, Object> these, Map<String, Object> those) {
            Map<String, Object> unlike = new LinkedHashMap<>(these);
            unlike.entrySet().removeAll(those.entrySet());
            return unlike;
        }
    }

    /** The row as it was at that moment; empty when nothing had happened yet. */
    Optional<R> at(String id, Moment moment) {
        OptionalLong last = log.lastUntil(id, moment);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        R row = resource.blank().get();
        walk(id, last.getAsLong(), event -> fold(row, event));
        return isThere(row) ? Optional.of(row) : Optional.empty();
    }

    /** How many events there are. */
    public long length(String id) {
        return events.lastSequenceNumberFor(id).orElse(-1L) + 1;
    }

    /** The events from one sequence number to another, both included. */
    public List<Step> steps(String id, long first, long last) {
        Function<Row<?>, Map<String, Object>> state = states.of(id);
        List<Step> steps = new ArrayList<>();
        R row = resource.blank().get();
        walk(id, last, event -> {
            if (event.getSequenceNumber() < first) {
                fold(row, event);
                return;
            }
            Map<String, Object> before =
                    steps.isEmpty() ? state(row, state) : steps.getLast().after();
            fold(row, event);
            steps.add(new Step(event, before, state(row, state)));
        });
        return steps;
    }

    /** What the resource was after each of these events, by their sequence numbers. */
    public Map<Long, Map<String, Object>> statesAfter(String id, Set<Long> sequences) {
        Function<Row<?>, Map<String, Object>> state = states.of(id);
        Map<Long, Map<String, Object>> found = new HashMap<>();
        R row = resource.blank().get();
        walk(id, sequences.stream().mapToLong(Long::longValue).max().orElse(-1), event -> {
            fold(row, event);
            if (sequences.contains(event.getSequenceNumber())) {
                found.put(event.getSequenceNumber(), state(row, state));
            }
        });
        return found;
    }

    private void walk(String id, long last, Consumer<DomainEventMessage<?>> visitor) {
        events.readEvents(id)
                .asStream()
                .takeWhile(event -> event.getSequenceNumber() <= last)
                .forEach(visitor);
    }

    /** An event of a kind that is not known here, or not of this type of resource, leaves the row as it is. */
    private void fold(R row, DomainEventMessage<?> event) {
        if (resource.eventType().isAssignableFrom(event.getPayloadType())) {
            row.fold(resource.eventType().cast(event.getPayload()), EventFacts.of(event));
        }
    }

    private Map<String, Object> state(R row, Function<Row<?>, Map<String, Object>> state) {
        return isThere(row) ? state.apply(row) : Map.of();
    }

    private boolean isThere(R row) {
        return row.version() >= 0;
    }
}
