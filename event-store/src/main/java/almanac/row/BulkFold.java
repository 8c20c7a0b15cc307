package almanac.row;

import almanac.shared.EventFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.hibernate.StatelessSession;

/** Folds many events at once into the rows of one type: each row is read once and written once. */
final class BulkFold<E, R extends Row<E>> {

    private static final int BATCH = 1_000;

    private final ProjectionType<E, R> resource;
    private final RowSizes sizes;

    BulkFold(ProjectionType<E, R> resource, RowSizes sizes) {
        this.resource = resource;
        this.sizes = sizes;
    }

    /**
     * Brings the rows up to the last of the events. Of rows that were begun before, as many are in memory at once as
     * one part may take: few events may touch many large rows.
     *
     * @param inOrder of the log; those of other types' streams are passed over
     * @param session on whose connection the rows are read and written
     */
    void fold(List<? extends DomainEventMessage<?>> inOrder, StatelessSession session) {
        Map<String, List<DomainEventMessage<?>>> byStream = new LinkedHashMap<>();
        inOrder.stream()
                .filter(event -> resource.eventType().isAssignableFrom(event.getPayloadType()))
                .forEach(event -> byStream.computeIfAbsent(event.getAggregateIdentifier(), stream -> new ArrayList<>())
                        .add(event));
        session.setJdbcBatchSize(BATCH);
        List<R> made = new ArrayList<>();
        List<String> begunBefore = new ArrayList<>();
        byStream.forEach((stream, events) -> {
            if (events.getFirst().getSequenceNumber() == 0) {
                made.add(folded(resource.blank().get(), events));
            } else {
                begunBefore.add(stream);
            }
        });
        session.insertMultiple(made);
        StreamedList.of(
                        begunBefore,
                        some -> sizes.of(resource.table(), some),
                        some -> List.of(folded(some, byStream, session)))
                .forEach(session::updateMultiple);
    }

    /** Reads the rows that exist and makes those that do not. */
    private List<R> folded(
            List<String> streams, Map<String, List<DomainEventMessage<?>>> byStream, StatelessSession session) {
        Map<String, R> known = read(streams, session);
        List<R> missing = new ArrayList<>();
        for (String stream : streams) {
            List<DomainEventMessage<?>> events = Objects.requireNonNull(byStream.get(stream));
            R row = known.get(stream);
            if (row == null) {
                missing.add(folded(resource.blank().get(), events));
            } else {
                folded(row, events);
            }
        }
        session.insertMultiple(missing);
        return List.copyOf(known.values());
    }

    private R folded(R row, List<DomainEventMessage<?>> events) {
        events.forEach(event -> row.fold(resource.eventType().cast(event.getPayload()), EventFacts.of(event)));
        return row;
    }

    private Map<String, R> read(List<String> ids, StatelessSession session) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        String rowsOf = "from " + resource.rowType().getSimpleName() + " where id in :ids";
        return session
                .createSelectionQuery(rowsOf, resource.rowType())
                .setParameter("ids", ids)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Row::id, Function.identity()));
    }
}
