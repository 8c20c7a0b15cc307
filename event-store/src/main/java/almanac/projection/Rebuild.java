package almanac.projection;

import almanac.projection.ChunkedLog.Chunk;
import almanac.projection.Projectors.Projector;
import almanac.role.StartupRefused;
import almanac.store.HighWaterMark;
import almanac.store.LogReader;
import almanac.store.StartOrder;
import almanac.store.StartStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes all rows and folds them again from the first event on, in one transaction: readers wait meanwhile, and a
 * server that dies in the middle has lost nothing. Done before the first request when {@code almanac.rebuild-on-start}
 * is true, and after an import. While a server is at work, runs do it beside the live tables instead.
 */
@Component
public class Rebuild extends StartStep {

    private static final Logger logger = LoggerFactory.getLogger(Rebuild.class);

    private final Projectors projectors;
    private final ProjectionReplay replay;
    private final FeedTable feeds;
    private final HighWaterMark highWaterMark;
    private final LogReader log;
    private final JdbcOperations jdbc;
    private final TransactionOperations transaction;
    private final StartOrder order;
    private final boolean onStart;

    Rebuild(
            Projectors projectors,
            ProjectionReplay replay,
            FeedTable feeds,
            HighWaterMark highWaterMark,
            LogReader log,
            JdbcOperations jdbc,
            TransactionOperations transaction,
            StartOrder order,
            @Value("${almanac.rebuild-on-start:false}") boolean onStart) {
        super(Order.REBUILD);
        this.projectors = projectors;
        this.replay = replay;
        this.feeds = feeds;
        this.highWaterMark = highWaterMark;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.order = order;
        this.onStart = onStart;
    }

    /** Rebuilds all tables; returns how many events were read. */
    public long run() {
        Long read = transaction.execute(status -> {
            ProjectionLock.unbound(jdbc);
            projectors.all().stream()
                    .flatMap(projector -> projector.tables().stream())
                    .forEach(table -> jdbc.execute("truncate table " + table));
            return fold(highWaterMark.settle());
        });
        return read == null ? 0 : read;
    }

    private long fold(long end) {
        Map<Projector, Long> ends = new LinkedHashMap<>();
        projectors.all().forEach(projector -> ends.put(projector, endOf(projector, end)));
        long read = 0;
        try (ChunkedLog chunks = new ChunkedLog(log, 0, end)) {
            boolean isLast = false;
            while (!isLast) {
                Chunk chunk = chunks.next();
                ends.forEach((projector, its) -> replay.fold(projector, upTo(its, chunk)));
                read += chunk.events().size();
                isLast = chunk.isLast();
            }
        }
        ends.forEach((projector, its) -> {
            if (projector.isFeed()) {
                feeds.forgetDeadLetters(projector.name(), its);
            }
        });
        return read;
    }

    /**
     * Returns the end of the events to fold. An async projection goes on where it was, so its tables are made up to
     * there.
     */
    private long endOf(Projector projector, long end) {
        return projector.isFeed() ? FeedTable.heldPosition(projector.name(), jdbc) : end;
    }

    private static List<DomainEventMessage<?>> upTo(long end, Chunk chunk) {
        return chunk.last() <= end
                ? chunk.events()
                : chunk.events().stream()
                        .filter(event -> ChunkedLog.position(event) <= end)
                        .toList();
    }

    @Override
    protected void atStart() {
        if (!onStart) {
            return;
        }
        if (!order.isAlone()) {
            throw new StartupRefused("Rows are not made again at the start while other servers are at work on the"
                    + " database: leave almanac.rebuild-on-start out and run `almanac projections rebuild`.");
        }
        logger.info("Rows are made again from the events");
        logger.info("Rows are made again from {} events", run());
    }
}
