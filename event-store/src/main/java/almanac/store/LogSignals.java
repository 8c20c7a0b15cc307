package almanac.store;

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
    private static final Duration AFTER_A_FAULT = Duration.ofMillis(500);

    /** Silence after which the connection is checked. */
    private static final int LONGEST_SILENCE = 1_000; // milliseconds

    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

    private final HighWaterMark highWaterMark;
    private final SingleNodeLease sole;
    private final DataSource connections;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private volatile int ownBackend;
    private @Nullable Thread listener;
    private @Nullable Thread teller;
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

    private void keepTelling() {
        while (running) {
            try (Connection connection = connections.getConnection()) {
                ownBackend = connection.unwrap(PGConnection.class).getBackendPID();
                execute(connection, "set synchronous_commit = off"); // a lost signal need not wait for the disk
                while (running) {
                    news.acquire();
                    news.drainPermits();
                    execute(connection, NOTIFY);
                    Thread.sleep(BETWEEN_TWO);
                }
            } catch (SQLException e) {
                log.warn("The other servers are not told of new events: {}", e.getMessage());
                pauseAfterFault();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void keepListening() {
        while (running) {
            try {
                listen();
            } catch (SQLException e) {
                if (running) {
                    log.warn("Events of other servers are looked for, not heard of: {}", e.getMessage());
                    pauseAfterFault();
                }
            }
        }
    }

    private void listen() throws SQLException {
        try (Connection connection = listened()) {
            PGConnection signals = connection.unwrap(PGConnection.class);
            highWaterMark.nudge(); // signals may have been sent while this server did not listen
            long next = System.nanoTime();
            while (running) {
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

    private static void pauseAfterFault() {
        try {
            Thread.sleep(AFTER_A_FAULT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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
        running = true;
        listener = Thread.ofPlatform().daemon().name("log-listener").start(this::keepListening);
        teller = Thread.ofPlatform().daemon().name("log-teller").start(this::keepTelling);
    }

    @Override
    public void stop() {
        running = false;
        interrupt(teller);
        interrupt(listener);
        Connection connection = listening;
        if (connection != null) {
            try {
                connection.abort(Runnable::run); // its reader hears of it at once
            } catch (SQLException e) {
                log.debug("The connection that listened had gone already", e);
            }
        }
    }

    private static void interrupt(@Nullable Thread thread) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Returns a phase before that of all followers of the log. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE - 1;
    }
}
