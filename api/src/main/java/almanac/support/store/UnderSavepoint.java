package almanac.support.store;

import almanac.shared.Feed;
import java.sql.Connection;
import java.sql.Savepoint;
import java.util.Objects;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Undoes what a feed had written for an event that it then failed at, and only that: the rest of the batch, the feed's
 * position and the dead letter are kept by the same transaction, which a failed statement would otherwise have ended.
 */
@Component
class UnderSavepoint implements HandlerEnhancerDefinition {

    private final Supplier<JdbcOperations> jdbc;

    UnderSavepoint(ObjectProvider<JdbcOperations> jdbc) {
        this.jdbc = SingletonSupplier.of(jdbc::getObject);
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
            Savepoint before = onConnection(Connection::setSavepoint);
            try {
                Object result = super.handle(message, target);
                release(before);
                return result;
            } catch (Exception e) {
                undo(before);
                throw e;
            }
        }

        private void release(Savepoint savepoint) {
            jdbc.get().execute((ConnectionCallback<Boolean>) connection -> {
                connection.releaseSavepoint(savepoint);
                return true;
            });
        }

        private void undo(Savepoint savepoint) {
            jdbc.get().execute((ConnectionCallback<Boolean>) connection -> {
                connection.rollback(savepoint);
                return true;
            });
        }

        private Savepoint onConnection(ConnectionCallback<Savepoint> action) {
            return Objects.requireNonNull(jdbc.get().execute(action));
        }
    }
}
