package almanac.server;

import almanac.role.StartupRefused;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Runs the PostgreSQL that comes with the server. It starts beside the rest of the application, which waits for it no
 * earlier than it must, and is started again at the same address if it ends while the server lives.
 */
class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {
    /** Setting that has it listen on a port of the loopback address, for programs that know no Unix sockets. */
    static final String OVER_TCP = "almanac.database.over-tcp";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DataDirectory data;
    private final Function<PostgresCluster, PostgresAddress> start;
    private final CompletableFuture<Running> running = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeper =
            Thread.ofPlatform().daemon().name("postgres-keeper").unstarted(this::keep);

    record Running(PostgresCluster cluster, PostgresAddress address) {}

    private EmbeddedDatabase(DataDirectory data, Function<PostgresCluster, PostgresAddress> start) {
        this.data = data;
        this.start = start;
    }

    /** @param overTcp whether it listens on a port of the loopback address instead of a Unix socket */
    static EmbeddedDatabase startIn(DataDirectory data, boolean overTcp) {
        EmbeddedDatabase database =
                new EmbeddedDatabase(data, overTcp ? PostgresCluster::startOnFreePort : PostgresCluster::startOnSocket);
        database.keeper.start();
        return database;
    }

    @Override
    public String getJdbcUrl() {
        return running().address().url("postgres");
    }

    @Override
    public String getUsername() {
        return PostgresCluster.USER;
    }

    @Override
    public String getPassword() {
        return running().cluster().password();
    }

    @Override
    public void close() {
        if (closing.getCount() == 0) {
            return;
        }
        closing.countDown();
        keeper.interrupt();
        try {
            keeper.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Postmaster.of(data.resolve("postgres")).ifPresent(Postmaster::stop);
    }

    Running running() {
        try {
            return running.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartupRefused refused ? refused : e;
        }
    }

    private void keep() {
        try {
            PostgresCluster cluster = new PostgresCluster(data, PostgresBinaries.unpacked(data));
            cluster.create();
            running.complete(new Running(cluster, start.apply(cluster)));
        } catch (RuntimeException | Error e) { // a thread that waits for the database must hear of it
            running.completeExceptionally(e);
            return;
        }
        watch(running());
    }

    private void watch(Running started) {
        try {
            while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!started.cluster().isRunning()) {
                    log.warn("PostgreSQL has ended and is started again");
                    startAgain(started);
                    log.warn("PostgreSQL is back");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        }
    }

    private void startAgain(Running started) throws InterruptedException {
        Duration pause = LOOK_EVERY;
        while (closing.getCount() > 0) {
            try {
                started.cluster().start(started.address());
                return;
            } catch (StartupRefused | UncheckedIOException | IllegalStateException e) {
                log.warn("{}", e.getMessage());
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }
}
