package almanac.store;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventData;

/** Fetches the events of one stream batch by batch. Events that have been given are held no longer. */
final class EventBatches extends AbstractSpliterator<DomainEventData<?>> {

    private final LongFunction<Batch> fetch;
    private Iterator<DomainEventData<?>> batch = List.<DomainEventData<?>>of().iterator();
    private long next;
    private boolean isLast;

    /**
     * Fetches nothing yet.
     *
     * @param fetch the batch that begins with a sequence number
     */
    EventBatches(LongFunction<Batch> fetch, long first) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.fetch = fetch;
        this.next = first;
    }

    /** Some events; the last ones when no others follow. */
    record Batch(List<DomainEventData<?>> events, boolean isLast) {}

    Stream<DomainEventData<?>> asStream() {
        return StreamSupport.stream(this, false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super DomainEventData<?>> action) {
        if (!batch.hasNext() && !isLast) {
            Batch fetched = fetch.apply(next);
            batch = fetched.events().iterator();
            isLast = fetched.isLast();
        }
        if (!batch.hasNext()) {
            return false;
        }
        DomainEventData<?> event = batch.next();
        next = event.getSequenceNumber() + 1;
        action.accept(event);
        return true;
    }
}
