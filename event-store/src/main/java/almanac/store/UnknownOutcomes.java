package almanac.store;

import almanac.store.AuthorizationCache.Transactions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tracks changes whose commit got no answer. Each has changed something before, so it has a number among the database's
 * transactions: when all that were open after the commit have ended, so has it.
 */
final class UnknownOutcomes {

    private static final Logger log = LoggerFactory.getLogger(UnknownOutcomes.class);

    private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();

    private final Transactions transactions;
    private long count;
    private int open;
    private int marked;
    private long mark;
    private long lookAt;

    UnknownOutcomes(Transactions transactions) {
        this.transactions = transactions;
    }

    synchronized void add() {
        count++;
        open++;
        lookAt = System.nanoTime();
        log.warn("It is not known whether a change of rights was committed: the database is asked for all until it is");
    }

    synchronized long count() {
        return count;
    }

    /**
     * Looks, once a second, whether they have ended; outside of transactions, for a mark is a transaction of its own.
     *
     * @param end is told of each that has
     */
    synchronized void settle(Runnable end) {
        boolean isDue = open > 0 && System.nanoTime() - lookAt >= 0;
        if (!isDue || TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        lookAt = System.nanoTime() + BETWEEN_LOOKS;
        try {
            if (marked == 0) {
                mark = transactions.mark();
                marked = open;
            }
            if (transactions.haveEnded(mark)) {
                for (; marked > 0; marked--) {
                    open--;
                    end.run();
                }
                log.info("It is known again what was committed");
            }
        } catch (DataAccessException e) { // the question that this precedes meets the same, and is answered with it
            log.debug("It cannot be found out whether transactions have ended", e);
        }
    }
}
