package almanac.store;

import almanac.store.AuthorizationCache.Solitude;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Knows for certain whether this server is the only one on its database (docs/adr/0019). It holds a lock on the
 * connection that {@link LogSignals} listens on, and gives it up when another server has or makes any connection, each
 * of which waits for that before anything is done on it. The lease is valid for a short time after each proof that the
 * connection still is one: shorter than it takes the database to give up the connection of a server that it does not
 * hear of.
 */
@Component
class SingleNodeLease implements Solitude {

    /** Channel on which a server says that it is starting. */
    static final String COMPANY = "almanac_company";

    private static final long GOOD_FOR = Duration.ofSeconds(4).toNanos();

    private final boolean isPossible;
    private volatile long term;
    private volatile long until;
    private long terms;

    SingleNodeLease(@Value("${axon.axonserver.enabled}") boolean isJoined) {
        this.isPossible = !isJoined; // the other roles are there, or may come at any time
    }

    @Override
    public long term() {
        long now = term;
        return now != 0 && System.nanoTime() - until < 0 ? now : 0;
    }

    /** Proves that this server is still alone, or finds out whether it has become so; at least once in two seconds. */
    void look(Connection present) throws SQLException {
        long asked = System.nanoTime();
        if (term != 0) {
            if (answer(present, ServerLocks.IS_ANYBODY_ELSE_PRESENT)) {
                giveUp(present);
            } else {
                until = asked + GOOD_FOR;
            }
        } else if (isPossible && hasBecomeSole(present)) {
            until = asked + GOOD_FOR;
            term = ++terms;
        }
    }

    /** Takes the lease, while no other server is starting. */
    private static boolean hasBecomeSole(Connection present) throws SQLException {
        if (answer(present, ServerLocks.IS_ANYBODY_ELSE_PRESENT) || !answer(present, ServerLocks.START)) {
            return false;
        }
        try {
            return answer(present, ServerLocks.BE_SOLE) && isStillAlone(present);
        } finally {
            answer(present, ServerLocks.HAVE_STARTED);
        }
    }

    /** Checks again with the lock in hand: a server that came before it is seen here, a later one waits for it. */
    private static boolean isStillAlone(Connection present) throws SQLException {
        if (answer(present, ServerLocks.IS_ANYBODY_ELSE_PRESENT)) {
            answer(present, ServerLocks.BE_SOLE_NO_MORE);
            return false;
        }
        return true;
    }

    /** Gives the lease up: another server is there, or just coming. */
    void giveUp(Connection present) throws SQLException {
        if (term != 0) {
            term = 0; // first: from the next statement on another may change the database
            answer(present, ServerLocks.BE_SOLE_NO_MORE);
        }
    }

    /** Drops the lease: the connection is gone, and the lock with it. */
    void isLost() {
        term = 0;
    }

    static boolean answer(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
