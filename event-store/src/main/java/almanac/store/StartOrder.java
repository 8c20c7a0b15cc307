package almanac.store;

import almanac.role.StartupRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.context.WebApplicationContext;

/**
 * Lets the servers of one database start one at a time, so that none sees what another has half done; and refuses work
 * that needs the database for itself while others are at work. A process that serves no requests, such as an import,
 * keeps others from starting until it is over.
 */
@Component
public class StartOrder extends StartStep implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(StartOrder.class);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** Exceeds the time for which a sole server's lease is valid. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(8);

    private static final Duration BETWEEN_TWO_LOOKS = Duration.ofMillis(5);

    private final DataSource connections;
    private final boolean serves;
    private @Nullable Connection turn;
    private boolean isAlone;

    StartOrder(
            DataSource dataSource, ApplicationContext context, @Value("${axon.axonserver.enabled}") boolean isJoined) {
        super(isJoined ? Order.OTHERS_MAY_JOIN : Order.OTHERS_MAY_START);
        this.connections = Unpooled.like(dataSource, "almanac start");
        this.serves = context instanceof WebApplicationContext;
    }

    /** Tells whether no other server is at work; true of the moment before this one is, and until it has started. */
    public boolean isAlone() {
        return isAlone;
    }

    /** Waits for its turn, and checks whether this program and the database fit together. */
    void begin(Flyway flyway) {
        try {
            Connection connection = connections.getConnection();
            turn = connection;
            awaitTurn(connection);
            isAlone = !SingleNodeLease.answer(connection, ServerLocks.IS_ANYBODY_ELSE_PRESENT);
            announce(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be asked who is at work on it", e);
        }
        if (!serves && !isAlone) {
            throw new StartupRefused("A server is at work on this database; stop it first.");
        }
        requireFitting(flyway);
    }

    private static void awaitTurn(Connection connection) throws SQLException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        boolean isTold = false;
        while (!SingleNodeLease.answer(connection, ServerLocks.START)) {
            if (System.nanoTime() > end) {
                throw new StartupRefused("Another server has been starting on this database for "
                        + LONGEST_WAIT.toMinutes() + " minutes; look what keeps it.");
            }
            if (!isTold) {
                log.info("Another server is starting on this database; this one waits for it");
                isTold = true;
            }
            pause(LOOK_EVERY);
        }
    }

    private void requireFitting(Flyway flyway) {
        MigrationInfo[] all = flyway.info().all();
        for (MigrationInfo migration : all) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new StartupRefused(
                        "The database was changed by a later version of Almanac; start that version or a newer one.");
            }
            if (migration.getState() == MigrationState.PENDING && !isAlone) {
                throw new StartupRefused(
                        "This version of Almanac has to change the database, and a server of an earlier"
                                + " one is at work on it; stop all servers first.");
            }
        }
    }

    /** Tells the server that believed to be the only one, before this server changes anything. */
    private static void announce(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("notify " + SingleNodeLease.COMPANY);
        }
        if (!isHeard(connection)) {
            log.warn("The server that is at work on this database does not answer; its connection is ended");
            SingleNodeLease.answer(connection, ServerLocks.PUT_AN_END_TO_SOLE);
            if (!isHeard(connection)) {
                throw new StartupRefused("A server is at work on this database and does not answer; stop it first.");
            }
        }
    }

    private static boolean isHeard(Connection connection) throws SQLException {
        long end = System.nanoTime() + LONGEST_SILENCE.toNanos();
        while (SingleNodeLease.answer(connection, ServerLocks.IS_ANYBODY_ELSE_SOLE)) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(BETWEEN_TWO_LOOKS);
        }
        return true;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupRefused("Almanac was stopped while it started.", e);
        }
    }

    @Override
    protected void atStart() {
        if (serves) {
            endTurn();
        }
    }

    /** Ends the turn of a start that failed. */
    @Override
    public void destroy() {
        endTurn();
    }

    private void endTurn() {
        Connection connection = turn;
        turn = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("The connection that held the turn had gone already", e);
            }
        }
    }
}
