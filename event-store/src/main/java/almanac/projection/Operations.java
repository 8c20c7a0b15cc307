package almanac.projection;

import almanac.operation.event.OperationEvent;
import almanac.shared.Actor;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.stereotype.Component;

/** Keeps the operators' actions as events, in the transaction at hand; each is a stream of its own. */
@Component
class Operations {

    private final EventBus events;

    Operations(EventBus events) {
        this.events = events;
    }

    /** Records an action of the message that is being handled: its sender is the event's actor. */
    void record(OperationEvent event) {
        events.publish(new GenericEventMessage<>(event));
    }

    /** Records an action that is done later, for the user and the request that asked for it. */
    void record(OperationEvent event, String userId, String requestId) {
        events.publish(new GenericEventMessage<>(event, Actor.metaData(userId, requestId)));
    }
}
