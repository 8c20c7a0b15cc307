package almanac.store;

import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * The dead letters of one async projection. Whether there are any is asked once for each batch: as a rule there are
 * none, and then no event of the batch needs to be looked up. While a batch is handled only its projection adds
 * letters.
 */
final class FeedLetters extends JdbcSequencedDeadLetterQueue<EventMessage<?>> {

    private static final String THERE_ARE_SOME = "almanac.feed.letters";

    FeedLetters(Builder<EventMessage<?>> builder) {
        super(builder);
    }

    /** Tells whether the batch at hand began with some, or has put one aside since. */
    boolean areThereAny() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(THERE_ARE_SOME, missing -> amountOfSequences() > 0);
    }

    @Override
    public boolean enqueueIfPresent(
            Object sequenceIdentifier, Supplier<DeadLetter<? extends EventMessage<?>>> letterBuilder) {
        return areThereAny() && super.enqueueIfPresent(sequenceIdentifier, letterBuilder);
    }

    @Override
    public void enqueue(Object sequenceIdentifier, DeadLetter<? extends EventMessage<?>> letter) {
        CurrentUnitOfWork.ifStarted(unit -> unit.root().resources().put(THERE_ARE_SOME, true));
        super.enqueue(sequenceIdentifier, letter);
    }
}
