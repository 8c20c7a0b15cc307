package almanac.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No transaction takes longer than readers of the log wait for one: true of every connection, those of the start too. */
class PoolTest {

    @Test
    void every_connection_bounds_its_transactions() throws SQLException {
        HikariDataSource pool = Server.running().bean(HikariDataSource.class);
        List<Connection> borrowed = new ArrayList<>();
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                Connection connection = pool.getConnection();
                borrowed.add(connection);
                assertThat(setting(connection, "transaction_timeout")).isEqualTo("30s");
                assertThat(setting(connection, "idle_in_transaction_session_timeout"))
                        .isEqualTo("20s");
            }
        } finally {
            for (Connection connection : borrowed) {
                connection.close();
            }
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
