package almanac.turn;

import almanac.shared.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Lets one of the servers of a database do a thing at a time; the others leave it to that one. */
@Component
public class LeaderLock {

    private final DataSource dataSource;

    LeaderLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The locks, each a number that nothing else in the database locks on. */
    public enum Of {
        PROJECTION_RUNS(4_711_003),
        FILE_CHORES(4_711_022),
        FILE_COLLECTION(4_711_023),
        JOB_CHOICES(4_711_013),
        PROJECT_COPIES(4_711_027),
        ENVIRONMENT_BUILDS(4_711_802);

        private final long number;

        Of(long number) {
            this.number = number;
        }
    }

    /**
     * Runs the action, unless another server runs it; tells whether it ran. The lock ends with the connection that
     * holds it.
     */
    public boolean take(Of what, Runnable action) {
        return take(String.valueOf(what.number), action);
    }

    /** As {@link #take(Of, Runnable)}, with a lock for each user. */
    public boolean take(Of what, UserId whose, Runnable action) {
        return take("%d, hashtext('%s')".formatted(what.number, whose), action); // ids are digits
    }

    private boolean take(String lock, Runnable action) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            if (!isMine(statement, lock)) {
                return false;
            }
            try {
                action.run();
            } finally {
                statement.execute("select pg_advisory_unlock(%s)".formatted(lock));
            }
            return true;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the database cannot be asked whose turn it is", e);
        }
    }

    private static boolean isMine(Statement statement, String lock) throws SQLException {
        try (ResultSet answer = statement.executeQuery("select pg_try_advisory_lock(%s)".formatted(lock))) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
