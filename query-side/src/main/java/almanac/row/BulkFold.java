package almanac.row;

import almanac.shared.EventFacts;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.hibernate.StatelessSession;

/** Folds many events at once into the rows of one type: each row is read once and written once. */
final class BulkFold<E, R extends Row<E>> {

    private static final int BATCH = 1_000;

    private final Resource<E, R> resource;

    BulkFold(Resource<E, R> resource) {
        this.resource = resource;
    }

    /** In which the rows are kept. */
    String table() {
        Class<R> type = resource.rowType();
        return Objects.requireNonNull(type.getAnnotation(Table.class), type.getName())
                .name();
    }

    /**
     * Brings the rows up to the last of the events.
     *
     * @param inOrder of the log; those of other types' streams are passed over
     * @param session on whose connection the rows are read and written
     */
    void fold(List<? extends DomainEventMessage<?>> inOrder, StatelessSession session) {
        List<? extends DomainEventMessage<?>> own = inOrder.stream()
                .filter(event -> resource.eventType().isAssignableFrom(event.getPayloadType()))
                .toList();
        Map<String, R> known = begunBefore(own, session);
        Map<String, R> made = new LinkedHashMap<>();
        for (DomainEventMessage<?> event : own) {
            String stream = event.getAggregateIdentifier();
            R row = known.get(stream);
            if (row == null) {
                row = made.computeIfAbsent(stream, missing -> resource.blank().get());
            }
            row.fold(resource.eventType().cast(event.getPayload()), EventFacts.of(event));
        }
        session.setJdbcBatchSize(BATCH);
        session.insertMultiple(List.copyOf(made.values()));
        session.updateMultiple(List.copyOf(known.values()));
    }

    private Map<String, R> begunBefore(List<? extends DomainEventMessage<?>> events, StatelessSession session) {
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
        String rowsOf = "from " + resource.rowType().getSimpleName() + " where id in :ids";
        return session
                .createSelectionQuery(rowsOf, resource.rowType())
                .setParameter("ids", older)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Row::id, Function.identity()));
    }
}
