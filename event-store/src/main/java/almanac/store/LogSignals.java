package almanac.store;

import almanac.turn.BackgroundLoop;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells the other servers of the database that the log has grown, and hears it from them (docs/adr/0016). A signal says
 * only that a look is worthwhile, so a lost one costs time alone: a server that hears nothing looks without it.
 *
 * <p>Signals are sent after the commit, many commits to one. PostgreSQL lets transactions that notify commit one after
 * the other only, which must not be those of the commands.
 */
@Component
class LogSignals implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LogSignals.class);

    private static final String LISTEN = "listen almanac_log; listen " + SingleNodeLease.COMPANY;
    private static final String NOTIFY = "notify almanac_log";

    private static final Duration BETWEEN_TWO = Duration.ofMillis(10);
    private static final BackgroundLoop.Pace PACE = BackgroundLoop.Pace.of(Duration.ZERO, Duration.ofMillis(500));

    /** Silence after which the connection is checked. */
    private static final int LONGEST_SILENCE = 1_000; // milliseconds

    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final HighWaterMark highWaterMark;
    private final SingleNodeLease sole;
    private final DataSource connections;
    private final Semaphore news = new Semaphore(0);
    private volatile int ownBackend;
    private final BackgroundLoop listener = new BackgroundLoop(
            "log-listener",
            PACE,
            this::listen,
            fault -> log.warn("Events of other servers are looked for, not heard of: {}", fault.getMessage()));
    private final BackgroundLoop teller = new BackgroundLoop(
            "log-teller",
            PACE,
            this::keepTelling,
            fault -> log.warn("The other servers are not told of new events: {}", fault.getMessage()));
    private volatile @Nullable Connection listening;

    /** Takes two connections of its own, one to listen on and one to tell. */
    LogSignals(HighWaterMark highWaterMark, SingleNodeLease sole, DataSource dataSource) {
        this.highWaterMark = highWaterMark;
        this.sole = sole;
        this.connections = Unpooled.like(dataSource, "almanac signals");
    }

    /** Tells the other servers that this one has committed events. */
    void tell() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    private void keepTelling() throws SQLException, InterruptedException {
        try (Connection connection = connections.getConnection()) {
            ownBackend = connection.unwrap(PGConnection.class).getBackendPID();
            execute(connection, "set synchronous_commit = off"); // a lost signal need not wait for the disk
            while (teller.isWanted()) {
                news.acquire();
                news.drainPermits();
                execute(connection, NOTIFY);
                Thread.sleep(BETWEEN_TWO);
            }
        }
    }

    private void listen() throws SQLException {
        try (Connection connection = listened()) {
            PGConnection signals = connection.unwrap(PGConnection.class);
            highWaterMark.nudge(); // signals may have been sent while this server did not listen
            long next = System.nanoTime();
            while (listener.isWanted()) {
                if (System.nanoTime() - next >= 0) {
                    sole.look(connection);
                    next = System.nanoTime() + LOOK_EVERY;
                }
                for (PGNotification signal : signals.getNotifications(LONGEST_SILENCE)) {
                    hear(signal, connection);
                }
            }
        } finally {
            sole.isLost();
            listening = null;
        }
    }

    private void hear(PGNotification signal, Connection connection) throws SQLException {
        if (signal.getName().equals(SingleNodeLease.COMPANY)) {
            sole.giveUp(connection);
        } else if (signal.getPID() != ownBackend) {
            highWaterMark.nudge();
        }
    }

    /** Returns the connection that listens; made on the first call, and again after it was lost. */
    private Connection listened() throws SQLException {
        Connection known = listening;
        if (known != null) {
            return known;
        }
        Connection connection = connections.getConnection();
        try {
            execute(connection, ServerLocks.BEGIN);
            execute(connection, LISTEN);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        listening = connection;
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Starts to listen. When it returns this server is known to those that start after it. */
    @Override
    public void start() {
        try {
            listened();
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be listened to", e);
        }
        listener.start();
        teller.start();
    }

    @Override
    public void stop() {
        teller.interrupt();
        listener.interrupt();
        Connection connection = listening;
        if (connection != null) {
            try {
                connection.abort(Runnable::run); // its reader hears of it at once
            } catch (SQLException e) {
                log.debug("The connection that listened had gone already", e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return listener.isRunning();
    }

    /** Returns a phase before that of all followers of the log. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE - 1;
    }
}
