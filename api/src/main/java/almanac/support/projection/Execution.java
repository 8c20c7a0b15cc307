package almanac.support.projection;

import almanac.operation.event.OperationEvent.ProjectionSwitched;
import almanac.operation.event.RunKind;
import almanac.shared.ErrorCode;
import almanac.support.projection.ChunkedLog.Chunk;
import almanac.support.projection.Freeze.Hold;
import almanac.support.projection.ProjectionRunV1.State;
import almanac.support.projection.Projectors.Projector;
import almanac.support.store.Horizon;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries runs out: folds the whole log into a second set of tables while all goes on, catches up, compares, and for a
 * rebuild lets the two sets change places (docs/adr/0011).
 */
@Component
class Execution {

    /** So near to the end, the rest is folded while the projection stands still. */
    private static final long NEAR = 500;

    private static final int MOST_ROUNDS = 100;

    private final Shadow shadow;
    private final Folding folding;
    private final Freeze freeze;
    private final Comparing comparing;
    private final RunTable runs;
    private final Operations operations;
    private final FeedTable feeds;
    private final Horizon horizon;
    private final EventStorageEngine events;
    private final DataSource dataSource;
    private final TransactionTemplate transaction;

    Execution(
            Shadow shadow,
            Folding folding,
            Freeze freeze,
            Comparing comparing,
            RunTable runs,
            Operations operations,
            FeedTable feeds,
            Horizon horizon,
            EventStorageEngine events,
            DataSource dataSource,
            PlatformTransactionManager transactions) {
        this.shadow = shadow;
        this.folding = folding;
        this.freeze = freeze;
        this.comparing = comparing;
        this.runs = runs;
        this.operations = operations;
        this.feeds = feeds;
        this.horizon = horizon;
        this.events = events;
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Thrown when somebody has cancelled the run. */
    static final class Cancelled extends RuntimeException {}

    void carryOut(ProjectionRunV1 run, Projector projector) {
        transaction.executeWithoutResult(status -> shadow.create(projector));
        try {
            Progress progress = new Progress(run, projector);
            progress.catchUp();
            runs.compared(run.id(), compared(progress));
            if (run.kind() == RunKind.REBUILD) {
                progress.catchUp();
                freeze.during(projector, Hold.NOBODY_MAY, end -> change(progress, end));
            }
        } finally {
            transaction.executeWithoutResult(status -> shadow.drop(projector));
        }
    }

    /** Both sets as of one moment, compared while all goes on. */
    private List<ProjectionComparisonV1> compared(Progress progress) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            JdbcTemplate seen = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            seen.execute("set local transaction_timeout = 0");
            freeze.during(progress.projector, Hold.READERS_MAY, end -> {
                progress.foldTo(end);
                seen.execute("select 1"); // from now on it sees the database as it is at this moment
            });
            List<ProjectionComparisonV1> comparisons = comparing.compare(progress.projector, seen);
            connection.rollback();
            return comparisons;
        } catch (SQLException e) {
            throw new IllegalStateException("the tables cannot be compared", e);
        }
    }

    private void change(Progress progress, long end) {
        shadow.use();
        progress.foldHere(end);
        shadow.swap(progress.projector);
        if (progress.projector.isFeed()) {
            feeds.forgetDeadLetters(progress.projector.name());
        }
        if (!runs.end(progress.run.id(), State.SUCCEEDED, null)) {
            throw new Cancelled();
        }
        operations.record(
                new ProjectionSwitched(progress.run.id(), progress.projector.name(), end),
                progress.run.askedBy(),
                runs.requestOf(progress.run.id()));
    }

    /** How far one run has come. */
    private final class Progress {

        private final ProjectionRunV1 run;
        private final Projector projector;
        private long position;
        private long folded;

        Progress(ProjectionRunV1 run, Projector projector) {
            this.run = run;
            this.projector = projector;
        }

        /** Folds until what is left is little. */
        void catchUp() {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                long goal = projector.isFeed() ? feeds.position(projector.name()) : horizon.settle();
                foldTo(goal);
                if (horizon.settled() - goal < NEAR || projector.isFeed()) {
                    return;
                }
            }
            throw ErrorCode.RUN_TOO_SLOW.with(projector.name());
        }

        /** Chunk by chunk, each in a transaction of its own. */
        void foldTo(long goal) {
            fold(
                    goal,
                    chunk -> transaction.executeWithoutResult(status -> {
                        shadow.use();
                        folding.fold(projector, chunk.events());
                    }));
        }

        /** In the transaction at hand. */
        void foldHere(long goal) {
            fold(goal, chunk -> folding.fold(projector, chunk.events()));
        }

        private void fold(long goal, Consumer<Chunk> how) {
            if (goal <= position) {
                return;
            }
            try (ChunkedLog log = new ChunkedLog(events, position, goal)) {
                boolean isLast = false;
                while (!isLast) {
                    Chunk chunk = log.next();
                    how.accept(chunk);
                    position = chunk.last();
                    folded += chunk.events().size();
                    isLast = chunk.isLast();
                    tell(goal);
                }
            }
        }

        private void tell(long goal) {
            Boolean goesOn = transaction.execute(status -> runs.progress(run.id(), position, goal, folded));
            if (!Boolean.TRUE.equals(goesOn)) {
                throw new Cancelled();
            }
        }
    }
}
