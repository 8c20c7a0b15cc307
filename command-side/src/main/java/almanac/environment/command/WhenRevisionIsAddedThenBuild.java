package almanac.environment.command;

import almanac.environment.event.BuildStatus;
import almanac.shared.Actor;
import almanac.storage.access.AccessEnvironments;
import almanac.storage.access.AccessEnvironments.Revision;
import almanac.storage.environment.EnvironmentBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Has every revision built that was added, one after another. What is left to do is what the access tables say, so nothing
 * is forgotten by a stop and nothing done twice by a start. A lock in the database sees to it that of several servers one
 * does so (docs/adr/0023).
 */
@Component
@ConditionalOnWebApplication // a program that imports events leaves the work to the server
class WhenRevisionIsAddedThenBuild implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WhenRevisionIsAddedThenBuild.class);

    /** Any number that nothing else in the database locks on. */
    private static final long BUILDS_LOCK = 4_711_802;

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final String BROKEN = "The builder failed; the server's log says more";

    private final AccessEnvironments environments;
    private final EnvironmentBuilder builder;
    private final CommandGateway commands;
    private final DataSource dataSource;
    private volatile @Nullable Thread worker;

    WhenRevisionIsAddedThenBuild(
            AccessEnvironments environments,
            EnvironmentBuilder builder,
            CommandGateway commands,
            DataSource dataSource) {
        this.environments = environments;
        this.builder = builder;
        this.commands = commands;
        this.dataSource = dataSource;
    }

    private void work() {
        while (worker == Thread.currentThread()) {
            try {
                if (!environments.unfinished().isEmpty()) {
                    holdingTheLock(this::workOff);
                }
            } catch (RuntimeException | SQLException e) { // whatever it was, it is tried again
                log.warn("Revisions cannot be built for now: {}", e.getMessage());
            }
            pause();
        }
    }

    /** Nothing where another server has it. */
    private void holdingTheLock(Runnable action) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            JdbcTemplate holder = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            if (Boolean.TRUE.equals(
                    holder.queryForObject("select pg_try_advisory_lock(?)", Boolean.class, BUILDS_LOCK))) {
                try {
                    action.run();
                } finally {
                    holder.queryForObject("select pg_advisory_unlock(?)", Boolean.class, BUILDS_LOCK);
                }
            }
        }
    }

    private void workOff() {
        for (Revision revision : environments.unfinished()) {
            if (worker == Thread.currentThread()) {
                build(revision);
            }
        }
    }

    private void build(Revision revision) {
        send(new EndBuild(revision.environment(), revision.id(), fault(revision).orElse(null)));
    }

    private Optional<String> fault(Revision revision) {
        try {
            return builder.build(revision.definition(), stage -> reach(revision, stage));
        } catch (NotRecorded e) {
            throw e;
        } catch (RuntimeException e) { // a bug of the builder, which would fail at every attempt
            log.error("Revision {} of environment {} cannot be built", revision.id(), revision.environment(), e);
            return Optional.of(BROKEN);
        }
    }

    private void reach(Revision revision, BuildStatus stage) {
        try {
            send(new ReachBuildStage(revision.environment(), revision.id(), stage));
        } catch (RuntimeException e) {
            throw new NotRecorded(e);
        }
    }

    private void send(Object command) {
        String requestId = IdentifierFactory.getInstance().generateIdentifier();
        commands.sendAndWait(new GenericCommandMessage<>(command, Actor.metaData(Actor.SYSTEM, requestId)));
    }

    /** That a stage was reached could not be said: no fault of the revision. */
    private static final class NotRecorded extends RuntimeException {

        NotRecorded(RuntimeException cause) {
            super(cause);
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
        Thread thread = Thread.ofPlatform().daemon().name("environment-builds").unstarted(this::work);
        worker = thread;
        thread.start();
    }

    /** A build that is under way is begun again by whoever starts next. */
    @Override
    public void stop() {
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** After rows were made again, and before the first start is to find its environment built. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 3;
    }
}
