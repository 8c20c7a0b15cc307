package almanac.projection;

import almanac.projection.Meter.Fault;
import almanac.projection.ProjectionQuery.ListProjections;
import almanac.projection.ProjectionQuery.SeeFigures;
import almanac.projection.ProjectionV1.Mode;
import almanac.projection.Projectors.Projector;
import almanac.row.Page;
import almanac.store.HighWaterMark;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Tells how every projection is doing. */
@Component
class Status {

    private final Projectors projectors;
    private final Meters meters;
    private final FeedTable feeds;
    private final RunTable runs;
    private final ShadowTables shadowTables;
    private final HighWaterMark highWaterMark;
    private final JdbcOperations jdbc;
    private final InstantSource clock;
    private final ObjectProvider<EventProcessingConfiguration> processing;

    Status(
            Projectors projectors,
            Meters meters,
            FeedTable feeds,
            RunTable runs,
            ShadowTables shadowTables,
            HighWaterMark highWaterMark,
            JdbcOperations jdbc,
            InstantSource clock,
            ObjectProvider<EventProcessingConfiguration> processing) {
        this.projectors = projectors;
        this.meters = meters;
        this.feeds = feeds;
        this.runs = runs;
        this.shadowTables = shadowTables;
        this.highWaterMark = highWaterMark;
        this.jdbc = jdbc;
        this.clock = clock;
        this.processing = processing;
    }

    /** Events to which a lag is counted: health is asked often, and by any client. */
    private static final int MOST_COUNTED = 100_000;

    /** The number of events that a projection has not folded, and when the oldest was recorded. */
    private record Lag(long events, @Nullable Instant oldest) {}

    @QueryHandler
    Page<ProjectionV1> answer(ListProjections query) {
        List<ProjectionV1> all = all();
        return Page.of(all);
    }

    @QueryHandler
    boolean answer(SeeFigures query) {
        return true; // the guard refuses other users before
    }

    List<ProjectionV1> all() {
        return projectors.all().stream().map(this::of).toList();
    }

    private ProjectionV1 of(Projector projector) {
        String name = projector.name();
        long head = highWaterMark.settled();
        long position = projector.isFeed() ? feeds.position(name) : head;
        Lag lag = position < head ? lag(position, head) : new Lag(0, null);
        Fault fault = meters.of(name).lastFault();
        return new ProjectionV1(
                name,
                projector.isFeed() ? Mode.POOLED : Mode.SUBSCRIBING,
                projector.tables(),
                isRunning(name),
                position,
                head,
                lag.events(),
                lag.oldest() == null
                        ? 0
                        : Duration.between(lag.oldest(), clock.instant()).toMillis() / 1_000.0,
                meters.of(name).rate(),
                fault == null ? null : fault.message(),
                fault == null ? null : fault.at(),
                projector.isFeed() ? feeds.deadLetters(name) : 0,
                shadowTables.hasFormer(projector),
                runs.unended(name).orElse(null));
    }

    long folded(String projector) {
        return meters.of(projector).folded();
    }

    private boolean isRunning(String name) {
        return processing
                .getObject()
                .eventProcessor(name, EventProcessor.class)
                .filter(processor -> processor.isRunning() && !processor.isError())
                .isPresent();
    }

    private Lag lag(long position, long head) {
        RowMapper<Lag> mapper = (row, n) -> {
            OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
            return new Lag(row.getLong(1), oldest == null ? null : oldest.toInstant());
        };
        return Objects.requireNonNull(jdbc.queryForObject("""
                select count(*), min(time_stamp)
                from (select time_stamp from domain_event where global_index > ? and global_index <= ?
                      order by global_index limit ?) behind""", mapper, position, head, MOST_COUNTED));
    }
}
