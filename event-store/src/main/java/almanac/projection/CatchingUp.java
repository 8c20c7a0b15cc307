package almanac.projection;

import almanac.projection.ChunkedLog.Chunk;
import almanac.projection.Projectors.Projector;
import almanac.shared.ErrorCode;
import almanac.store.HighWaterMark;
import almanac.store.LogReader;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Folds the log into the second set of tables for one run, and knows how far it has come. */
final class CatchingUp {

    /** Number of events that are few enough to fold while the projection stands still. */
    private static final long NEAR = 500;

    private static final int MOST_ROUNDS = 100;

    private final Start parts;
    private final ProjectionRunV1 run;
    private final Projector projector;
    private long position;
    private long folded;

    private CatchingUp(Start parts, ProjectionRunV1 run, Projector projector) {
        this.parts = parts;
        this.run = run;
        this.projector = projector;
    }

    /** Starts runs at the first event. */
    @Component
    static class Start {

        private final ShadowTables shadowTables;
        private final ProjectionReplay replay;
        private final RunTable runs;
        private final FeedTable feeds;
        private final HighWaterMark highWaterMark;
        private final LogReader log;
        private final TransactionOperations transaction;

        Start(
                ShadowTables shadowTables,
                ProjectionReplay replay,
                RunTable runs,
                FeedTable feeds,
                HighWaterMark highWaterMark,
                LogReader log,
                TransactionOperations transaction) {
            this.shadowTables = shadowTables;
            this.replay = replay;
            this.runs = runs;
            this.feeds = feeds;
            this.highWaterMark = highWaterMark;
            this.log = log;
            this.transaction = transaction;
        }

        CatchingUp of(ProjectionRunV1 run, Projector projector) {
            return new CatchingUp(this, run, projector);
        }
    }

    ProjectionRunV1 run() {
        return run;
    }

    Projector projector() {
        return projector;
    }

    /** Folds until few events are left. */
    void catchUp() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            foldTo(end());
            if (end() - position < NEAR) {
                return;
            }
        }
        throw ErrorCode.RUN_TOO_SLOW.with(projector.name());
    }

    /** Returns the position of the live tables by now. */
    private long end() {
        return projector.isFeed() ? parts.feeds.position(projector.name()) : parts.highWaterMark.settle();
    }

    /** Folds chunk by chunk, each in a transaction of its own that a cancelled run does not get. */
    private void foldTo(long goal) {
        if (goal <= position) {
            return;
        }
        if (position == 0 && parts.replay.isOfRows(projector)) {
            foldStreamByStream(goal);
            return;
        }
        try (ChunkedLog log = new ChunkedLog(parts.log, position, goal)) {
            boolean isLast = false;
            while (!isLast) {
                Chunk chunk = log.next();
                fold(chunk.events(), chunk.last(), goal);
                position = chunk.last();
                isLast = chunk.isLast();
            }
        }
    }

    /**
     * Folds the first time, when rows can be made of whole streams and written once. The tables have no reader before
     * the end.
     */
    private void foldStreamByStream(long goal) {
        try (ChunkedLog log = new ChunkedLog(read -> parts.log.upTo(goal, read), goal)) {
            boolean isLast = false;
            while (!isLast) {
                Chunk chunk = log.next();
                fold(chunk.events(), Math.min(folded + chunk.events().size(), goal), goal);
                isLast = chunk.isLast();
            }
        }
        position = goal;
    }

    /**
     * Folds in a transaction of its own; the progress that is told is a position, or as many events as lie before one.
     */
    private void fold(List<DomainEventMessage<?>> events, long reached, long goal) {
        long count = folded + events.size();
        parts.transaction.executeWithoutResult(status -> {
            if (!parts.runs.progress(run.id(), reached, goal, count)) {
                throw new ProjectionRebuild.Cancelled();
            }
            parts.shadowTables.use(projector);
            parts.replay.fold(projector, events);
        });
        folded = count;
    }

    /** Folds in the transaction at hand, and with its connection; it uses the second set already. */
    void foldHere(long goal) {
        if (goal > position) {
            folded += ChunkedLog.eachChunk(parts.log, position, goal, events -> parts.replay.fold(projector, events));
            position = goal;
        }
    }
}
