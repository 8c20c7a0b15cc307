package almanac.projection;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;

/**
 * Folds events into all tables that are always up to date with the log, in the transaction that makes the log longer.
 */
@Component
public class InlineProjections {

    private final Projectors projectors;
    private final ProjectionReplay replay;

    InlineProjections(Projectors projectors, ProjectionReplay replay) {
        this.projectors = projectors;
        this.replay = replay;
    }

    /** Folds the next events, in the order of the log. */
    public void fold(List<DomainEventMessage<?>> inOrder) {
        projectors.all().stream()
                .filter(projector -> !projector.isFeed())
                .forEach(projector -> replay.fold(projector, inOrder));
    }
}
