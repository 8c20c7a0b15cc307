package almanac.execution;

import almanac.turn.AdvisoryLock;
import almanac.turn.LeaderLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * This server, as jobs know it: by the name that its data directory has, so that it is itself again after a restart.
 * While it runs it holds a lock of that name.
 */
final class Host implements Servers {

    private static final String IS_PRESENT =
            "select exists (select from pg_locks l where " + AdvisoryLock.JOB_SERVER.isKeyHeld() + ")";

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final String name;
    private final DataSource connections;
    private final LeaderLock leaderLock;
    private final Map<String, Seen> others = new HashMap<>();
    private @Nullable Connection present;

    /** What was found out about another server, and when. */
    private record Seen(boolean isPresent, long nanos) {}

    Host(String name, DataSource connections, LeaderLock leaderLock) {
        this.name = name;
        this.connections = connections;
        this.leaderLock = leaderLock;
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
        Seen seen = others.get(other);
        if (seen == null || System.nanoTime() - seen.nanos() > BETWEEN_QUESTIONS.toNanos()) {
            seen = new Seen(other.equals(name) || isSeen(other), System.nanoTime());
            others.put(other, seen);
        }
        return seen.isPresent();
    }

    /** Asks the connection that holds this server's lock: many jobs may be on other servers, and each look asks. */
    private boolean isSeen(String other) {
        stay();
        try {
            return is(Objects.requireNonNull(present), IS_PRESENT, other);
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    @Override
    public void alone(Runnable choosing) {
        leaderLock.take(AdvisoryLock.JOB_CHOICES, choosing);
    }

    private Connection held() throws SQLException {
        Connection connection = connections.getConnection();
        is(connection, AdvisoryLock.JOB_SERVER.shareKeyForSession() + " is not null", name);
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
