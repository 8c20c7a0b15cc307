package almanac.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class OutageTest {

    @Test
    void a_connection_that_breaks_or_cannot_be_had_is_an_outage() {
        assertThat(Outage.isBehind(wrapped(new SQLException("connection refused", "08001"))))
                .isTrue();
        assertThat(Outage.isBehind(wrapped(new SQLException("terminating connection", "57P01"))))
                .isTrue();
        assertThat(Outage.isBehind(wrapped(new SQLTransientConnectionException("the pool is empty"))))
                .isTrue();
    }

    @Test
    void a_server_without_places_or_room_is_one() {
        for (String state : List.of("53300", "53200", "53100", "57P03")) {
            assertThat(Outage.isBehind(wrapped(new SQLException("as told", state))))
                    .isTrue();
        }
    }

    /** Closes the connection under a statement, as a pool does with a broken one. */
    @Test
    void a_connection_that_the_pool_has_closed_is_one() throws SQLException {
        Connection connection = Objects.requireNonNull(
                        Server.running().database().getDataSource())
                .getConnection();
        connection.close();
        assertThatThrownBy(() -> connection.prepareStatement("select 1"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        closed -> assertThat(Outage.isBehind(wrapped(closed))).isTrue());
    }

    @Test
    void a_statement_that_the_database_refuses_is_none() {
        assertThat(Outage.isBehind(wrapped(new SQLException("duplicate key", "23505"))))
                .isFalse();
        assertThat(Outage.isBehind(new IllegalStateException("a bug"))).isFalse();
    }

    private static Exception wrapped(SQLException cause) {
        return new IllegalStateException(new DataAccessResourceFailureException("wrapped", cause));
    }
}
