package almanac.projection;

import almanac.projection.Projectors.Projector;
import almanac.store.HighWaterMark;
import almanac.store.Upstream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Holds a projection still for a moment: nobody writes its live tables, and it is known as of which position they are.
 * Locks are asked for with little patience, so that those who are held up by the asking are not held up for long, and
 * asked for again until they are got.
 */
@Component
class ProjectionLock {

    /** Shorter than PostgreSQL takes to call a deadlock. */
    private static final String PATIENCE = "400ms";

    /** For what nobody queues behind. It is long enough for PostgreSQL to end a vacuum that is in the way. */
    private static final String LONG_PATIENCE = "5s";

    private static final Duration LONGEST_COPYING = Duration.ofSeconds(2);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final int MOST_ATTEMPTS = 100;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final HighWaterMark highWaterMark;
    private final Upstream upstream;

    ProjectionLock(HighWaterMark highWaterMark, Upstream upstream) {
        this.highWaterMark = highWaterMark;
        this.upstream = upstream;
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

    /** Tries, with growing pauses, until it is told that it succeeded. */
    static void retried(BooleanSupplier attempt) {
        Duration pause = PAUSE;
        for (int n = 1; !attempt.getAsBoolean(); n++) {
            if (n == MOST_ATTEMPTS) {
                throw new CannotAcquireLockException("the tables are in use all the time");
            }
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    /**
     * Takes the locks.
     *
     * @param holder in whose transaction, which keeps them; when they are not got it can only be rolled back
     */
    boolean isLocked(Projector projector, Hold hold, JdbcOperations holder) {
        try {
            lock(projector, hold, holder);
            return true;
        } catch (DataAccessException e) {
            if (isImpatience(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isImpatience(DataAccessException fault) {
        return fault instanceof CannotAcquireLockException
                || (fault.getMostSpecificCause() instanceof SQLException refused
                        && LOCK_NOT_AVAILABLE.equals(refused.getSQLState()));
    }

    private void lock(Projector projector, Hold hold, JdbcOperations holder) {
        unbound(holder);
        List<String> tables = projector.tables().reversed();
        Set<String> all = new LinkedHashSet<>(tables);
        if (!projector.isFeed()) {
            all.add("domain_event");
        }
        patient(LONG_PATIENCE, holder);
        all.forEach(table -> lock(table, "share update exclusive", holder));
        patient(PATIENCE, holder);
        if (projector.projection().isAskedByCommands()) { // what commands hold first is asked for first
            tables.forEach(table -> lock(table, Hold.READERS_MAY.mode, holder));
            requireCopied();
        }
        if (!projector.isFeed()) {
            lock("domain_event", "share row exclusive", holder);
        }
        tables.forEach(table -> lock(table, hold.mode, holder));
        patient(LONG_PATIENCE, holder);
    }

    /** Nothing that commands have decided upon is still on its way into the log. */
    private void requireCopied() {
        if (!upstream.awaitCopied(LONGEST_COPYING)) {
            throw new CannotAcquireLockException("the log is behind what commands have decided upon");
        }
    }

    /** A transaction of a run may take its time, and may wait for another one. */
    static void unbound(JdbcOperations transaction) {
        transaction.execute("set local transaction_timeout = 0");
        transaction.execute("set local idle_in_transaction_session_timeout = 0");
    }

    private static void patient(String time, JdbcOperations holder) {
        holder.execute("set local lock_timeout = '%s'".formatted(time));
    }

    private static void lock(String table, String mode, JdbcOperations holder) {
        holder.execute("lock table %s in %s mode".formatted(table, mode));
    }

    /** As of which the live tables are, once they are locked. */
    long position(Projector projector, JdbcOperations holder) {
        return projector.isFeed() ? FeedTable.heldPosition(projector.name(), holder) : highWaterMark.settle();
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the tables are in use", e);
        }
    }
}
