package almanac.projection;

import almanac.operation.event.OperationEvent;
import almanac.shared.Actor;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.stereotype.Component;

/** Keeps what operators do as events, in the transaction at hand; each is a stream of its own. */
@Component
class Operations {

    private final EventBus events;

    Operations(EventBus events) {
        this.events = events;
    }

    /** For what a message asks for that is being handled: its sender is the event's. */
    void record(OperationEvent event) {
        events.publish(new GenericEventMessage<>(event));
    }

    /** For what is done later, for somebody who asked for it in a request. */
    void record(OperationEvent event, String userId, String requestId) {
        events.publish(new GenericEventMessage<>(event, Actor.metaData(userId, requestId)));
    }
}
