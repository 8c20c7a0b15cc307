package almanac.axonserver;

import almanac.turn.AdvisoryLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The leader lock for copying the log: it belongs to the server whose connection holds it, and ends with that
 * connection.
 */
@Component
@WhenJoined
class CopyingTurn {

    private static final int LONGEST_ANSWER = 5; // seconds

    private final DataSource dataSource;
    private @Nullable Connection holder;

    CopyingTurn(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes the lock when it is free; tells whether this server holds it. */
    synchronized boolean isOurs() {
        if (holder != null) {
            return true;
        }
        try {
            Connection connection = dataSource.getConnection();
            boolean isTaken = false;
            try {
                isTaken = hasTaken(connection);
            } finally {
                if (!isTaken) {
                    connection.close();
                }
            }
            holder = isTaken ? connection : null;
            return isTaken;
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be asked whose turn it is", e);
        }
    }

    private static boolean hasTaken(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var answer = statement.executeQuery(AdvisoryLock.LOG_COPY.tryForSession())) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** Fails when the connection is gone, and the lock with it. */
    synchronized void requireStillOurs() {
        try {
            if (holder == null || !holder.isValid(LONGEST_ANSWER)) {
                throw new IllegalStateException("the connection that held the turn is gone");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the connection that held the turn cannot be asked", e);
        }
    }

    /** Releases the lock for other servers. */
    synchronized void give() {
        Connection connection = holder;
        holder = null;
        if (connection != null) {
            try (connection;
                    Statement statement = connection.createStatement()) {
                statement.execute(AdvisoryLock.LOG_COPY.release());
            } catch (SQLException _) {
                // the connection is gone, and the lock with it
            }
        }
    }
}
