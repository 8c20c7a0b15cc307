package almanac.log;

import almanac.log.LogQuery.MayReadLog;
import almanac.log.LogQuery.ReadLog;
import almanac.shared.ErrorCode;
import almanac.store.HighWaterMark;
import almanac.store.Upstream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Turns the points that a reader of the log names into positions, none beyond the {@link HighWaterMark}. */
@Component
class LogRanges {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final JdbcOperations jdbc;
    private final HighWaterMark highWaterMark;
    private final Upstream upstream;

    LogRanges(JdbcOperations jdbc, HighWaterMark highWaterMark, Upstream upstream) {
        this.jdbc = jdbc;
        this.highWaterMark = highWaterMark;
        this.upstream = upstream;
    }

    @QueryHandler
    LogRange answer(ReadLog query) {
        if (!upstream.awaitCopied(LONGEST_WAIT)) {
            throw ErrorCode.LOG_NOT_SETTLED.with();
        }
        long end = highWaterMark.settle();
        Long after = position(query.after(), end);
        Long until = position(query.until(), end);
        if (after != null && after > end) {
            throw ErrorCode.INVALID_VALUE.with("after", "the log ends at position " + end);
        }
        if (after != null && until != null && after > until) {
            throw ErrorCode.INVALID_VALUE.with("until", "must not come before what is given as after");
        }
        return new LogRange(after, until, end);
    }

    @QueryHandler
    boolean answer(MayReadLog query) {
        return true;
    }

    private @Nullable Long position(@Nullable LogPoint point, long end) {
        return switch (point) {
            case null -> null;
            case LogPoint.Position(long position) -> position;
            case LogPoint.Time(Instant time) -> before(time, end);
        };
    }

    private long before(Instant time, long end) {
        Long before = jdbc.queryForObject(
                "select min(global_index) - 1 from domain_event where time_stamp >= ? and global_index <= ?",
                Long.class,
                time.atOffset(ZoneOffset.UTC),
                end);
        return before == null ? end : before;
    }
}
