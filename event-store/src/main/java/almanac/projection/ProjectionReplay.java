package almanac.projection;

import almanac.projection.Projectors.Projector;
import almanac.row.RowStore;
import almanac.shared.Projection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.springframework.stereotype.Component;

/**
 * Folds many events into a projection's tables, in the transaction at hand: rows in memory and each written once, other
 * tables through the very handlers that keep them live.
 */
@Component
class ProjectionReplay {

    private final RowStore rows;
    private final ParameterResolverFactory parameters;
    private final Map<Projection, AnnotationEventHandlerAdapter> handlers = new ConcurrentHashMap<>();

    ProjectionReplay(RowStore rows, ParameterResolverFactory parameters) {
        this.rows = rows;
        this.parameters = parameters;
    }

    /**
     * Tells whether all its tables hold rows, each the fold of one stream: then the order of the streams makes no
     * difference.
     */
    boolean isOfRows(Projector projector) {
        return projector.tables().stream().allMatch(rows::isOfRows);
    }

    void fold(Projector projector, List<DomainEventMessage<?>> inOrder) {
        if (isOfRows(projector)) {
            projector.tables().forEach(table -> rows.foldAll(table, inOrder));
        } else {
            inOrder.forEach(event -> handle(projector, event));
        }
    }

    private void handle(Projector projector, DomainEventMessage<?> event) {
        try {
            fold(projector, event);
        } catch (Exception e) { // handlers may throw anything
            throw new IllegalStateException(
                    "cannot fold event %s at position %d into %s: %s"
                            .formatted(event.getIdentifier(), ChunkedLog.position(event), projector.name(), e),
                    e);
        }
    }

    /** Folds one event, as its handler does it; fails as that does. */
    boolean fold(Projector projector, DomainEventMessage<?> event) throws Exception {
        AnnotationEventHandlerAdapter handler = handlers.computeIfAbsent(
                projector.projection(), projection -> new AnnotationEventHandlerAdapter(projection, parameters));
        boolean isItsBusiness = handler.canHandle(event);
        if (isItsBusiness) {
            handler.handle(event);
        }
        return isItsBusiness;
    }
}
