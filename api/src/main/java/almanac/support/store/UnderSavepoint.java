package almanac.support.store;

import almanac.shared.Feed;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Undoes what a feed had written for an event that it then failed at, and only that: the rest of the batch, the feed's
 * position and the dead letter are kept by the same transaction, which a failed statement would otherwise have ended.
 */
@Component
class UnderSavepoint implements HandlerEnhancerDefinition {

    private final ObjectProvider<Savepoints> savepoints;

    UnderSavepoint(ObjectProvider<Savepoints> savepoints) {
        this.savepoints = savepoints;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        boolean isOfFeed = Feed.class.isAssignableFrom(original.declaringClass());
        return isOfFeed && original.canHandleMessageType(EventMessage.class) ? new Undoable<>(original) : original;
    }

    private final class Undoable<T> extends WrappedMessageHandlingMember<T> {

        Undoable(MessageHandlingMember<T> delegate) {
            super(delegate);
        }

        @Override
        public Object handle(Message<?> message, @Nullable T target) throws Exception {
            return savepoints.getObject().around(() -> super.handle(message, target));
        }
    }
}
