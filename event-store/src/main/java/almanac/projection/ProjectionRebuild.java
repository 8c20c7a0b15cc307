package almanac.projection;

import almanac.operation.event.OperationEvent.ProjectionSwitched;
import almanac.operation.event.RunKind;
import almanac.projection.ProjectionLock.Hold;
import almanac.projection.ProjectionRunV1.State;
import almanac.projection.Projectors.Projector;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries runs out: folds the whole log into a second set of tables while all goes on, catches up, compares, and for a
 * rebuild lets the two sets change places (docs/adr/0011). It takes every connection that it needs before a projection
 * stands still: others may be waiting with all that are left.
 */
@Component
class ProjectionRebuild {

    private final ShadowTables shadowTables;
    private final ProjectionLock projectionLock;
    private final Comparing comparing;
    private final CatchingUp.Start catchingUp;
    private final RunTable runs;
    private final FeedTable feeds;
    private final Operations operations;
    private final JdbcOperations jdbc;
    private final DataSource dataSource;
    private final PlatformTransactionManager transactions;
    private final TransactionTemplate transaction;

    ProjectionRebuild(
            ShadowTables shadowTables,
            ProjectionLock projectionLock,
            Comparing comparing,
            CatchingUp.Start catchingUp,
            RunTable runs,
            FeedTable feeds,
            Operations operations,
            JdbcOperations jdbc,
            DataSource dataSource,
            PlatformTransactionManager transactions) {
        this.shadowTables = shadowTables;
        this.projectionLock = projectionLock;
        this.comparing = comparing;
        this.catchingUp = catchingUp;
        this.runs = runs;
        this.feeds = feeds;
        this.operations = operations;
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Thrown when the run was cancelled. */
    static final class Cancelled extends RuntimeException {}

    void carryOut(ProjectionRunV1 run, Projector projector) {
        transaction.executeWithoutResult(status -> shadowTables.create(projector));
        try {
            CatchingUp progress = catchingUp.of(run, projector);
            progress.catchUp();
            runs.compared(run.id(), compared(progress));
            if (run.kind() == RunKind.REBUILD) {
                replace(progress);
            }
        } finally {
            transaction.executeWithoutResult(status -> shadowTables.drop(projector));
        }
    }

    /** Compares both sets as of one position, while all goes on. */
    private List<ProjectionComparisonV1> compared(CatchingUp progress) {
        try (Connection holding = begun();
                Connection looking = begun()) {
            JdbcTemplate seen = on(looking);
            looking.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            ProjectionLock.unbound(seen);
            foldWhileHeld(progress, holding);
            seen.execute("select 1"); // from now on it sees the database as of this moment
            holding.rollback();
            List<ProjectionComparisonV1> comparisons = comparing.compare(progress.projector(), seen);
            looking.rollback();
            return comparisons;
        } catch (SQLException e) {
            throw new IllegalStateException("the tables cannot be compared", e);
        }
    }

    /** Folds until both sets are at one position, where they stay until the holder's transaction ends. */
    private void foldWhileHeld(CatchingUp progress, Connection holding) {
        Projector projector = progress.projector();
        JdbcTemplate holder = on(holding);
        TransactionStatus status = transactions.getTransaction(transaction);
        try {
            ProjectionLock.unbound(jdbc);
            shadowTables.use(projector);
            ProjectionLock.retried(
                    () -> projectionLock.isLocked(projector, Hold.READERS_MAY, holder) || isRolledBack(holding));
            progress.foldHere(projectionLock.position(projector, holder));
        } catch (RuntimeException e) { // whatever it was
            transactions.rollback(status);
            throw e;
        }
        transactions.commit(status);
    }

    /** Returns false: the attempt is to be repeated. */
    private static boolean isRolledBack(Connection connection) {
        try {
            connection.rollback();
            return false;
        } catch (SQLException e) {
            throw new IllegalStateException("the tables cannot be held", e);
        }
    }

    private Connection begun() throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static JdbcTemplate on(Connection connection) {
        return new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    private void replace(CatchingUp progress) {
        Projector projector = progress.projector();
        progress.catchUp();
        transaction.executeWithoutResult(status -> shadowTables.dropFormer(projector));
        transaction.executeWithoutResult(status -> shadowTables.analyze(projector));
        ProjectionLock.retried(() -> Boolean.TRUE.equals(transaction.execute(status -> {
            if (!runs.hold(progress.run().id())) {
                throw new Cancelled();
            }
            if (!projectionLock.isLocked(projector, Hold.NOBODY_MAY, jdbc)) {
                status.setRollbackOnly();
                return false;
            }
            change(progress, projectionLock.position(projector, jdbc));
            return true;
        })));
    }

    private void change(CatchingUp progress, long end) {
        Projector projector = progress.projector();
        shadowTables.use(projector);
        progress.foldHere(end);
        shadowTables.swap(projector);
        if (projector.isFeed()) {
            feeds.forgetDeadLetters(projector.name(), end);
        }
        ProjectionRunV1 run = progress.run();
        runs.end(run.id(), State.SUCCEEDED, null);
        operations.record(
                new ProjectionSwitched(run.id(), projector.name(), end), run.askedBy(), runs.requestOf(run.id()));
    }
}
