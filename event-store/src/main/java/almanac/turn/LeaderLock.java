package almanac.turn;

import almanac.shared.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Runs an action on one server of a database at a time; the others leave it to that one. */
@Component
public class LeaderLock {

    private final DataSource dataSource;

    LeaderLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs the action, unless another server runs it; tells whether it ran. The lock ends with the connection that
     * holds it.
     */
    public boolean take(AdvisoryLock lock, Runnable action) {
        return take(lock.tryForSession(), lock.release(), null, action);
    }

    /** As {@link #take(AdvisoryLock, Runnable)}, with a lock for each user. */
    public boolean take(AdvisoryLock lock, UserId user, Runnable action) {
        return take(lock.tryKeyForSession(), lock.releaseKey(), user, action);
    }

    private boolean take(String take, String release, @Nullable UserId key, Runnable action) {
        try (Connection connection = dataSource.getConnection()) {
            if (!answer(connection, take, key)) {
                return false;
            }
            try {
                action.run();
            } finally {
                answer(connection, release, key);
            }
            return true;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the database cannot be asked whose turn it is", e);
        }
    }

    private static boolean answer(Connection connection, String question, @Nullable UserId key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            if (key != null) {
                statement.setString(1, key.value());
            }
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
