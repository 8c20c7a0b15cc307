package almanac.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Caches credentials and rights of users, for as long as this server is the only one on its database (docs/adr/0019).
 * An answer is used again only while nothing has changed since the question was asked: from the first statement of a
 * change until its transaction has ended, and for everything that was asked before, the database is asked.
 */
@Component
public class AuthorizationCache {

    private static final int MOST_ANSWERS = 20_000;

    /** Tells whether this server is the only one that can change the database. */
    public interface Solitude {

        /** Returns zero while it is not; otherwise another number each time that it has become so. */
        long term();
    }

    /** The transactions of the database, of all servers. */
    public interface Transactions {

        /** Returns a mark that comes after every transaction that has changed anything so far. */
        long mark();

        /**
         * Tells whether all transactions before the mark have ended, so that none of them can be committed any more.
         */
        boolean haveEnded(long mark);
    }

    private record Answer(Object value, long term, long changes) {}

    private final Cache<Object, Answer> answers =
            Caffeine.newBuilder().maximumSize(MOST_ANSWERS).build();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicInteger changing = new AtomicInteger();
    private final Solitude solitude;
    private final UnknownOutcomes unknown;

    AuthorizationCache(ObjectProvider<Solitude> solitude, Transactions transactions) {
        this.solitude = solitude.getIfAvailable(() -> () -> 0);
        this.unknown = new UnknownOutcomes(transactions);
    }

    /** Tells whether answers are cached now: not while another server is there, nor while a change is under way. */
    public boolean isInUse() {
        return solitude.term() != 0 && changing.get() == 0;
    }

    /** Counts the commits since the start whose outcome the server could not find out. */
    public long unknownOutcomes() {
        return unknown.count();
    }

    /**
     * Returns the answer to the question, cached or looked up. A missing answer is not cached, so new entries need no
     * notice.
     *
     * @param question a record that equals the same question only
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the same question has an answer of the same type
    public <T> Optional<T> recall(Object question, Supplier<Optional<T>> lookUp) {
        long term = solitude.term();
        if (changing.get() > 0) {
            unknown.settle(this::end);
        }
        if (term == 0 || changing.get() > 0) {
            return lookUp.get();
        }
        long now = changes.get();
        Answer known = answers.getIfPresent(question);
        if (known != null && known.term == term && known.changes == now) {
            return Optional.of((T) known.value);
        }
        Optional<T> found = lookUp.get();
        found.ifPresent(value -> answers.put(question, new Answer(value, term, now)));
        return found;
    }

    /** Carries out an update that may change answers. */
    public void change(Runnable update) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            begin();
            update.run();
        } else {
            changing.incrementAndGet();
            try {
                update.run();
            } finally {
                end();
            }
        }
    }

    private void begin() {
        boolean hasBegun =
                TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(End.class::isInstance);
        if (!hasBegun) {
            changing.incrementAndGet();
            TransactionSynchronizationManager.registerSynchronization(new End());
        }
    }

    private void end() {
        changes.incrementAndGet(); // first, or an old answer would be taken for a new one
        changing.decrementAndGet();
    }

    /**
     * Ends the change once the outcome of the transaction is known. A commit whose outcome is unknown may still
     * succeed, so nothing is cached until the database says that it has ended, either way.
     */
    private final class End implements TransactionSynchronization {

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_UNKNOWN) {
                unknown.add();
            } else {
                end();
            }
        }
    }
}
