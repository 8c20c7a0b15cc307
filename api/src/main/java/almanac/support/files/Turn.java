package almanac.support.files;

import almanac.support.ForRole;
import almanac.support.Role;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Of the servers of one database one does a thing at a time; the others leave it to him. */
@Component
@ForRole(Role.API)
class Turn {

    private final DataSource dataSource;

    Turn(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Each a number that nothing else in the database locks on. */
    enum Of {
        CHORES(4_711_022),
        COLLECTION(4_711_023);

        private final long number;

        Of(long number) {
            this.number = number;
        }
    }

    /** Does it, unless another server is doing it. */
    void take(Of what, Runnable action) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            if (isMine(statement, what)) {
                try {
                    action.run();
                } finally {
                    statement.execute("select pg_advisory_unlock(%d)".formatted(what.number));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be asked whose turn it is", e);
        }
    }

    private static boolean isMine(Statement statement, Of what) throws SQLException {
        try (ResultSet answer = statement.executeQuery("select pg_try_advisory_lock(%d)".formatted(what.number))) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
