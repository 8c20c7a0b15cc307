package almanac.access;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Server;
import almanac.store.JdbcTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class JdbcTransactionsTest {

    private final JdbcTransactions transactions = Server.running().bean(JdbcTransactions.class);

    @Test
    void one_that_has_changed_something_has_not_ended_before_it_has() throws SQLException {
        try (Connection open = Objects.requireNonNull(
                                Server.running().database().getDataSource())
                        .getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("select pg_current_xact_id()"); // it has a number, as if it had changed something
            long mark = transactions.mark();
            assertThat(transactions.haveEnded(mark)).isFalse();
            open.rollback();
            open.setAutoCommit(true);
            Awaitility.await("others that were open have ended")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> transactions.haveEnded(mark));
        }
    }
}
