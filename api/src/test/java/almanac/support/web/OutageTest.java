package almanac.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
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
    void a_statement_that_the_database_refuses_is_none() {
        assertThat(Outage.isBehind(wrapped(new SQLException("duplicate key", "23505"))))
                .isFalse();
        assertThat(Outage.isBehind(new IllegalStateException("a bug"))).isFalse();
    }

    private static Exception wrapped(SQLException cause) {
        return new IllegalStateException(new DataAccessResourceFailureException("wrapped", cause));
    }
}
