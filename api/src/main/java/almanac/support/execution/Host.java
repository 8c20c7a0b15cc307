package almanac.support.execution;

import almanac.storage.turn.Turns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * This server, as jobs know it: by the name that its data directory has, so that it is itself again after a restart.
 * While it is there it holds a lock of that name.
 */
final class Host implements Servers {

    /** With the number of the name, a lock that nothing else in the database locks on. */
    private static final int PRESENT = 4_711_012;

    private final String name;
    private final DataSource connections;
    private final Turns turns;
    private @Nullable Connection present;

    Host(String name, DataSource connections, Turns turns) {
        this.name = name;
        this.connections = connections;
        this.turns = turns;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void stay() {
        try {
            if (present == null || !present.isValid(1)) {
                close();
                present = held();
            }
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    @Override
    public boolean isPresent(String other) {
        try (Connection connection = connections.getConnection()) {
            return other.equals(name) || is(connection, """
                            select exists (select from pg_locks where locktype = 'advisory' and granted and classid = %d
                                and objid::bigint = (hashtext(?)::bigint & 4294967295)
                                and database = (select oid from pg_database where datname = current_database()))""".formatted(PRESENT), other);
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    @Override
    public void alone(Runnable choosing) {
        turns.take(Turns.Of.JOB_CHOICES, choosing);
    }

    private Connection held() throws SQLException {
        Connection connection = connections.getConnection();
        is(connection, "select pg_advisory_lock_shared(%d, hashtext(?)) is not null".formatted(PRESENT), name);
        return connection;
    }

    private static boolean is(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static DataAccessResourceFailureException fault(SQLException e) {
        return new DataAccessResourceFailureException("the database cannot be asked who runs jobs", e);
    }

    @Override
    public void close() {
        try {
            if (present != null) {
                present.close();
            }
        } catch (SQLException e) {
            throw fault(e);
        } finally {
            present = null;
        }
    }
}
