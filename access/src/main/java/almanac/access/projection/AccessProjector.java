package almanac.access.projection;

import almanac.access.AccessStreams;
import almanac.shared.EventFacts;
import almanac.shared.Projection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.stereotype.Component;

/**
 * Writes the access tables, always in the transaction of the command that caused the event: hands each event to its
 * {@link AccessPart}.
 */
@Component
@ProcessingGroup(AccessProjector.GROUP)
class AccessProjector implements Projection {

    static final String GROUP = "access";

    private final List<AccessPart<?>> parts;
    private final AccessStreams streams;

    /** Sorts the parts: the order of the tables is one for all servers, for they are locked in it. */
    AccessProjector(List<AccessPart<?>> parts, AccessStreams streams) {
        this.parts = parts.stream()
                .sorted(Comparator.comparing(part -> part.getClass().getName()))
                .sorted(AnnotationAwareOrderComparator.INSTANCE.reversed())
                .toList();
        this.streams = streams;
    }

    /** Returns the tables that commands ask first at the end: locks are asked for in the reverse order. */
    @Override
    public List<String> tables() {
        return Stream.concat(parts.stream().flatMap(part -> part.tables().stream()), Stream.of(AccessStreams.TABLE))
                .toList();
    }

    @Override
    public boolean isAskedByCommands() {
        return true;
    }

    @EventHandler
    void on(DomainEventMessage<?> message) {
        parts.stream()
                .filter(part -> part.events().isAssignableFrom(message.getPayloadType()))
                .forEach(part -> apply(part, message));
    }

    private <E> void apply(AccessPart<E> part, DomainEventMessage<?> message) {
        EventFacts facts = EventFacts.of(message);
        if (part.isRepeatable() || streams.isNext(facts)) {
            part.apply(part.events().cast(message.getPayload()), facts, new NameClaims(streams.mayComeLate(facts)));
        }
    }
}
