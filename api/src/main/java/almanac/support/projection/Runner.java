package almanac.support.projection;

import almanac.shared.DomainException;
import almanac.support.projection.ProjectionRunV1.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes queued runs one after another, on a thread of its own. A lock in the database sees to it that of several servers
 * one does so; whoever holds it knows that what is marked as running was left by a server that is gone.
 */
@Component
class Runner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    /** Any number that nothing else in the database locks on. */
    private static final long RUNS_LOCK = 4_711_003;

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Execution execution;
    private final Projectors projectors;
    private final RunTable runs;
    private final Shadow shadow;
    private final DataSource dataSource;
    private volatile @Nullable Thread worker;

    Runner(Execution execution, Projectors projectors, RunTable runs, Shadow shadow, DataSource dataSource) {
        this.execution = execution;
        this.projectors = projectors;
        this.runs = runs;
        this.shadow = shadow;
        this.dataSource = dataSource;
    }

    private void work() {
        boolean isClean = false;
        while (worker == Thread.currentThread()) {
            try {
                if (!isClean || runs.isAnyUnended()) { // one that another server carries out has the lock
                    isClean = holdingTheLock(this::workOff) || isClean;
                }
            } catch (DataAccessException | TransactionException | SQLException e) {
                isClean = false; // a run may have been left as it was
                log.warn("Runs cannot be looked for: {}", e.getMessage());
            }
            pause();
        }
    }

    private boolean holdingTheLock(Runnable action) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            JdbcTemplate holder = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            boolean got = Boolean.TRUE.equals(
                    holder.queryForObject("select pg_try_advisory_lock(?)", Boolean.class, RUNS_LOCK));
            if (got) {
                try {
                    action.run();
                } finally {
                    holder.queryForObject("select pg_advisory_unlock(?)", Boolean.class, RUNS_LOCK);
                }
            }
            return got;
        }
    }

    private void workOff() {
        runs.endInterrupted();
        shadow.dropAll();
        Optional<ProjectionRunV1> next = runs.nextQueued();
        while (next.isPresent() && worker == Thread.currentThread()) {
            carryOut(next.get());
            next = runs.nextQueued();
        }
    }

    private void carryOut(ProjectionRunV1 run) {
        if (!runs.start(run.id())) {
            return;
        }
        try {
            execution.carryOut(run, projectors.named(run.projection()));
            runs.end(run.id(), State.SUCCEEDED, null);
        } catch (Execution.Cancelled _) {
            log.info("Run {} of {} was cancelled", run.id(), run.projection());
        } catch (DomainException refusal) {
            runs.end(run.id(), State.FAILED, refusal.getMessage());
        } catch (RuntimeException fault) { // whatever went wrong, it is told, and the next run is taken
            log.error("Run {} of {} failed", run.id(), run.projection(), fault);
            runs.end(run.id(), State.FAILED, fault.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("projection-runs").unstarted(this::work);
        worker = thread;
        thread.start();
    }

    /** A run that is under way ends with the database's connections, and is marked by whoever starts next. */
    @Override
    public void stop() {
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 10;
    }
}
