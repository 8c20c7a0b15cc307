package almanac.support.store;

import almanac.shared.Actor;
import almanac.shared.ErrorCode;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Refuses a command whose sender has seen another version of the aggregate than the one at hand: {@code If-Match}, for
 * all aggregates in one place.
 */
@Component
class ExpectedVersion implements HandlerEnhancerDefinition {

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.canHandleMessageType(CommandMessage.class) ? new Checked<>(original) : original;
    }

    private static final class Checked<T> extends WrappedMessageHandlingMember<T> {

        Checked(MessageHandlingMember<T> delegate) {
            super(delegate);
        }

        @Override
        public Object handle(Message<?> message, @Nullable T target) throws Exception {
            // without a target the command makes the aggregate
            if (target != null && message.getMetaData().get(Actor.IF_MATCH) instanceof Number expected) {
                Long version = AggregateLifecycle.getVersion();
                if (version != expected.longValue()) {
                    throw ErrorCode.STALE_VERSION.with(version);
                }
            }
            return super.handle(message, target);
        }
    }
}
