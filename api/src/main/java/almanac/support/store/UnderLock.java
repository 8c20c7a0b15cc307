package almanac.support.store;

import almanac.shared.Actor;
import almanac.shared.ErrorCode;
import almanac.shared.Guard;
import almanac.shared.Standings;
import java.util.Arrays;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What is checked of every command once its aggregate is held, in one place for all aggregates: whether its sender still
 * may (a right may have been taken from him while he waited), and whether the aggregate still has the version that he
 * saw ({@code If-Match}).
 */
@Component
class UnderLock implements HandlerEnhancerDefinition {

    private final Supplier<Guard> guard;

    UnderLock(ObjectProvider<Standings> standings) {
        this.guard = SingletonSupplier.of(() -> new Guard(standings.getObject()));
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.canHandleMessageType(CommandMessage.class) ? new Checked<>(original) : original;
    }

    private final class Checked<T> extends WrappedMessageHandlingMember<T> {

        Checked(MessageHandlingMember<T> delegate) {
            super(delegate);
        }

        @Override
        public Object handle(Message<?> message, @Nullable T target) throws Exception {
            if (target != null) { // without one the command makes the aggregate
                guard.get().check(message.getPayload(), Actor.of(message.getMetaData()));
                checkVersion(message);
            }
            return super.handle(message, target);
        }

        private void checkVersion(Message<?> message) {
            if (message.getMetaData().get(Actor.IF_MATCH) instanceof String expected) {
                String version = String.valueOf(AggregateLifecycle.getVersion());
                if (!Arrays.asList(expected.split(",")).contains(version)) {
                    throw ErrorCode.STALE_VERSION.with(version);
                }
            }
        }
    }
}
