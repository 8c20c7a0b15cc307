package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No transaction takes longer than readers of the log wait for one: true of every connection, those of the start too. */
class PoolTest {

    /** The pool hands out its oldest idle connection, so one that was looked at makes way for the next. */
    @Test
    void every_connection_bounds_its_transactions() throws SQLException {
        HikariDataSource pool = Server.running().bean(HikariDataSource.class);
        Set<String> seen = new HashSet<>();
        while (seen.size() < 2 * pool.getMaximumPoolSize()) {
            try (Connection connection = pool.getConnection()) {
                assertThat(seen.add(answer(connection, "select pg_backend_pid()")))
                        .isTrue();
                assertThat(answer(connection, "show transaction_timeout")).isEqualTo("30s");
                assertThat(answer(connection, "show idle_in_transaction_session_timeout"))
                        .isEqualTo("20s");
                pool.evictConnection(connection);
            }
        }
    }

    private static String answer(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
