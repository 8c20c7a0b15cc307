package almanac.store;

import almanac.messaging.Outage;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.springframework.dao.TransientDataAccessException;

/**
 * Puts an event that an async projection cannot fold aside, with its cause and the number of attempts, and with it all
 * that follow in its stream. A failure that is no fault of the event is tried again with the whole batch.
 */
public final class DeadLetterPolicy implements EnqueuePolicy<EventMessage<?>> {

    /** Key of the number of attempts, among the letter's diagnostics. */
    private static final String ATTEMPTS = "attempts";

    private final Consumer<Throwable> told;

    /** Takes a listener that is told of each cause. */
    DeadLetterPolicy(Consumer<Throwable> told) {
        this.told = told;
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        told.accept(cause);
        if (Outage.isBehind(cause) || cause instanceof TransientDataAccessException) {
            throw new IllegalStateException("not the event's fault", cause);
        }
        return Decisions.requeue(ThrowableCause.truncated(cause), known -> counted(known.diagnostics()));
    }

    /** Returns the letter after one more attempt in vain. */
    public static <M extends EventMessage<?>> DeadLetter<M> failedAgain(DeadLetter<M> letter, Throwable cause) {
        return letter.withCause(ThrowableCause.truncated(cause)).withDiagnostics(counted(letter.diagnostics()));
    }

    private static MetaData counted(MetaData diagnostics) {
        int attempts = diagnostics.get(ATTEMPTS) instanceof Number known ? known.intValue() : 0;
        return diagnostics.and(ATTEMPTS, attempts + 1);
    }
}
