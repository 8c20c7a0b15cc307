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
 * Holds a projection still for a moment: no other transaction writes its live tables, and their position is known. Each
 * attempt waits for the locks for a short time only, so that it does not hold others up for long, and is repeated until
 * it succeeds.
 */
@Component
class ProjectionLock {

    /** Lock timeout that is shorter than PostgreSQL takes to call a deadlock. */
    private static final String PATIENCE = "400ms";

    /**
     * Lock timeout where no other transaction queues behind. PostgreSQL can end a vacuum that is in the way within it.
     */
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

    /** The access that others have to the tables meanwhile. */
    enum Hold {
        READERS_MAY("share"),
        NOBODY_MAY("access exclusive");

        private final String mode;

        Hold(String mode) {
            this.mode = mode;
        }
    }

    /** Repeats the attempt, with growing pauses, until it succeeds. */
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
     * Takes the locks; tells whether it got them.
     *
     * @param holder the transaction that keeps the locks; when it does not get them it can only be rolled back
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
        if (projector.projection().isAskedByCommands()) { // locks that commands take first are asked for first
            tables.forEach(table -> lock(table, Hold.READERS_MAY.mode, holder));
            requireCopied();
        }
        if (!projector.isFeed()) {
            lock("domain_event", "share row exclusive", holder);
        }
        tables.forEach(table -> lock(table, hold.mode, holder));
        patient(LONG_PATIENCE, holder);
    }

    /** Waits until all events of the commands so far are in the log. */
    private void requireCopied() {
        if (!upstream.awaitCopied(LONGEST_COPYING)) {
            throw new CannotAcquireLockException("the log is behind what commands have decided upon");
        }
    }

    /** Lifts the time limits of a run's transaction, which may take its time and may wait for another one. */
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

    /** Returns the position that the live tables are at, once they are locked. */
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
