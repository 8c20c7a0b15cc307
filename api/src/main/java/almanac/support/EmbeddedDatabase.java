package almanac.support;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The PostgreSQL that comes with the server. It starts beside the rest of the application, which waits for it no earlier than it must, and is
 * started again on the same port if it ends while the server lives.
 */
class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DataDirectory data;
    private final CompletableFuture<Running> running = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread keeper =
            Thread.ofPlatform().daemon().name("postgres-keeper").unstarted(this::keep);

    record Running(PostgresCluster cluster, int port) {}

    private EmbeddedDatabase(DataDirectory data) {
        this.data = data;
    }

    static EmbeddedDatabase startIn(DataDirectory data) {
        EmbeddedDatabase database = new EmbeddedDatabase(data);
        database.keeper.start();
        return database;
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + running().port() + "/postgres";
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
            running.complete(new Running(cluster, cluster.startOnFreePort()));
        } catch (RuntimeException | Error e) { // whoever waits for the database must hear of it
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
                started.cluster().start(started.port());
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
