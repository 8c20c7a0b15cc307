package almanac.store;

import almanac.shared.AsyncProjection;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Undoes the writes of an async projection for an event that it then failed at, and only those: the rest of the batch,
 * the position and the dead letter are kept by the same transaction, which a failed statement would otherwise have
 * ended.
 *
 * <p>A batch begins with one savepoint, for failures are rare. At the first one all is undone back to there and done
 * again, and from then on each event of the batch has a savepoint of its own; so it has from the start while the
 * projection has dead letters, for an event that is put aside behind one of those must not be undone.
 */
@Component
class SavepointPerEvent implements HandlerEnhancerDefinition {

    private static final String BATCH = "almanac.feed.batch";

    private final ObjectProvider<Savepoints> savepoints;
    private final ObjectProvider<EventProcessingConfiguration> processing;

    SavepointPerEvent(ObjectProvider<Savepoints> savepoints, ObjectProvider<EventProcessingConfiguration> processing) {
        this.savepoints = savepoints;
        this.processing = processing;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        boolean isOfFeed = AsyncProjection.class.isAssignableFrom(original.declaringClass());
        return isOfFeed && original.canHandleMessageType(EventMessage.class) ? new Undoable<>(original) : original;
    }

    private final class Undoable<T> extends WrappedMessageHandlingMember<T> {

        private final String group;

        Undoable(MessageHandlingMember<T> delegate) {
            super(delegate);
            this.group = Objects.requireNonNull(delegate.declaringClass().getAnnotation(ProcessingGroup.class))
                    .value();
        }

        @Override
        public Object handle(Message<?> message, @Nullable T target) throws Exception {
            Batch batch =
                    CurrentUnitOfWork.get().root().getOrComputeResource(BATCH, missing -> new Batch(hasLetters()));
            return batch.handle(() -> super.handle(message, target));
        }

        private boolean hasLetters() {
            return processing
                    .getObject()
                    .deadLetterQueue(group)
                    .filter(queue -> queue instanceof FeedLetters letters && letters.areThereAny())
                    .isPresent();
        }
    }

    /** The events that one transaction has handled so far. */
    private final class Batch {

        private final Savepoints points = savepoints.getObject();
        private final Savepoint start = points.beginUnhurried();
        private final List<Callable<Object>> done = new ArrayList<>();
        private boolean hasFailed;

        Batch(boolean hasLetters) {
            this.hasFailed = hasLetters;
        }

        Object handle(Callable<Object> event) throws Exception {
            if (hasFailed) {
                return points.around(event);
            }
            try {
                Object result = event.call();
                done.add(event);
                return result;
            } catch (Exception e) { // whatever it was: when it comes again, it is the event's own
                hasFailed = true;
                points.undo(start);
                for (Callable<Object> earlier : done) {
                    earlier.call();
                }
                return points.around(event);
            }
        }
    }
}
