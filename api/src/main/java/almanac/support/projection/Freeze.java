package almanac.support.projection;

import almanac.support.projection.Projectors.Projector;
import almanac.support.store.Horizon;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Holds a projection still for a moment: nobody writes its live tables, and it is known as of which position they are.
 * Locks are asked for with little patience, so that those who are held up by the asking are not held up for long, and
 * asked for again until they are got.
 */
@Component
class Freeze {

    /** Shorter than PostgreSQL takes to call a deadlock, so that it never ends somebody else's transaction for ours. */
    private static final String PATIENCE = "400ms";

    private static final int MOST_ATTEMPTS = 300;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final JdbcOperations jdbc;
    private final FeedTable feeds;
    private final Horizon horizon;
    private final TransactionOperations transaction;

    Freeze(JdbcOperations jdbc, FeedTable feeds, Horizon horizon, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.feeds = feeds;
        this.horizon = horizon;
        this.transaction = transaction;
    }

    /** What others may do with the tables meanwhile. */
    enum Hold {
        READERS_MAY("share"),
        NOBODY_MAY("access exclusive");

        private final String mode;

        Hold(String mode) {
            this.mode = mode;
        }
    }

    /**
     * Does something in a transaction during which the projection stands still.
     *
     * @param action is told the position as of which the live tables are; it is done once
     */
    void during(Projector projector, Hold hold, LongConsumer action) {
        for (int attempt = 1; !tried(projector, hold, action, attempt == MOST_ATTEMPTS); attempt++) {
            pause();
        }
    }

    private boolean tried(Projector projector, Hold hold, LongConsumer action, boolean isLast) {
        Boolean done = transaction.execute(status -> {
            try {
                lock(projector, hold);
            } catch (CannotAcquireLockException e) {
                if (isLast) {
                    throw e;
                }
                status.setRollbackOnly();
                return false;
            }
            action.accept(position(projector));
            return true;
        });
        return Boolean.TRUE.equals(done);
    }

    private void lock(Projector projector, Hold hold) {
        jdbc.execute("set local transaction_timeout = 0");
        jdbc.execute("set local lock_timeout = '%s'".formatted(PATIENCE));
        if (projector.projection().isAskedByCommands()) { // what commands hold first is asked for first
            lockTables(projector, hold);
        }
        if (!projector.isFeed()) {
            jdbc.execute("lock table domain_event in share row exclusive mode");
        }
        lockTables(projector, hold);
        jdbc.execute("set local lock_timeout = 0");
    }

    private void lockTables(Projector projector, Hold hold) {
        projector
                .tables()
                .reversed()
                .forEach(table -> jdbc.execute("lock table %s in %s mode".formatted(table, hold.mode)));
    }

    private long position(Projector projector) {
        return projector.isFeed() ? feeds.position(projector.name()) : horizon.settle();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the tables are in use", e);
        }
    }
}
