package almanac.projection;

import almanac.projection.ProjectionRunV1.State;
import almanac.shared.DomainException;
import almanac.turn.AdvisoryLock;
import almanac.turn.LeaderLock;
import almanac.turn.Worker;
import java.util.Optional;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes queued runs one after another, on one of several servers: for the holder of the leader lock, a run that is
 * marked as running was left by a server that is gone. A run that is under way when its server stops ends with the
 * database's connections.
 */
@Component
class Runner extends Worker {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private final ProjectionRebuild execution;
    private final Projectors projectors;
    private final RunTable runs;
    private final ShadowTables shadowTables;
    private final LeaderLock leaderLock;
    private boolean isClean;

    Runner(
            ProjectionRebuild execution,
            Projectors projectors,
            RunTable runs,
            ShadowTables shadowTables,
            LeaderLock leaderLock) {
        super("Runs of projections");
        this.execution = execution;
        this.projectors = projectors;
        this.runs = runs;
        this.shadowTables = shadowTables;
        this.leaderLock = leaderLock;
    }

    /**
     * Takes runs. One marked as running is another server's, or was left by a dead one: the holder of the lock can
     * tell.
     */
    @Override
    protected void look() {
        boolean wasClean = isClean;
        isClean = false; // a failure may have left a run as it was
        boolean isDone =
                (!wasClean || runs.isAnyUnended()) && leaderLock.take(AdvisoryLock.PROJECTION_RUNS, this::workOff);
        isClean = wasClean || isDone;
    }

    private void workOff() {
        runs.endInterrupted();
        shadowTables.dropAll();
        Optional<ProjectionRunV1> next = runs.nextQueued();
        while (next.isPresent() && isWanted()) {
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
        } catch (ProjectionRebuild.Cancelled _) {
            log.info("Run {} of {} was cancelled", run.id(), run.projection());
        } catch (DomainException refusal) {
            runs.end(run.id(), State.FAILED, refusal.getMessage());
        } catch (RuntimeException fault) { // whatever went wrong, it is told, and the next run is taken
            log.error("Run {} of {} failed", run.id(), run.projection(), fault);
            runs.end(run.id(), State.FAILED, fault.getMessage());
        }
    }

    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 10;
    }
}
