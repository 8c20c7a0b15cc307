package almanac.store;

import almanac.row.LogPositions;
import almanac.shared.ErrorCode;
import almanac.shared.PointInTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Looks into {@code domain_event}; questions about a stream go by its index. */
@Component
class JdbcLogPositions implements LogPositions {

    private static final String LAST = """
            select sequence_number from domain_event where aggregate_identifier = ? and %s <= ?
            order by sequence_number desc limit 1""";

    private static final String BY_POSITION = LAST.formatted("global_index");
    private static final String BY_TIME = LAST.formatted("time_stamp");

    private final JdbcOperations jdbc;
    private final HighWaterMark highWaterMark;

    JdbcLogPositions(JdbcOperations jdbc, HighWaterMark highWaterMark) {
        this.jdbc = jdbc;
        this.highWaterMark = highWaterMark;
    }

    @Override
    public OptionalLong lastUntil(String stream, PointInTime moment) {
        return switch (moment) {
            case PointInTime.Position position -> {
                requireWritten(position);
                yield first(jdbc.queryForList(BY_POSITION, Long.class, stream, position.value()));
            }
            case PointInTime.Time time ->
                first(jdbc.queryForList(
                        BY_TIME, Long.class, stream, time.value().atOffset(ZoneOffset.UTC)));
        };
    }

    @Override
    public Reached reached(PointInTime moment) {
        return switch (moment) {
            case PointInTime.Position position -> {
                requireWritten(position);
                yield new Reached(position.value(), timeOf(position.value()));
            }
            case PointInTime.Time time -> new Reached(lastUntil(time.value()), time.value());
        };
    }

    private Instant timeOf(long position) {
        List<OffsetDateTime> times = jdbc.queryForList(
                "select time_stamp from domain_event where global_index <= ? order by global_index desc limit 1",
                OffsetDateTime.class,
                position);
        return times.isEmpty() ? Instant.EPOCH : times.getFirst().toInstant();
    }

    private long lastUntil(Instant time) {
        long end = highWaterMark.settle();
        Long before = jdbc.queryForObject(
                "select min(global_index) - 1 from domain_event where time_stamp > ? and global_index <= ?",
                Long.class,
                time.atOffset(ZoneOffset.UTC),
                end);
        return before == null ? end : before;
    }

    /**
     * Refuses a position beyond the high-water mark: before it nothing can change any more, so neither can the answer.
     */
    private void requireWritten(PointInTime.Position position) {
        long end = highWaterMark.settled();
        if (position.value() > end) {
            end = highWaterMark.settle();
        }
        if (position.value() > end) {
            throw ErrorCode.BEYOND_THE_LOG.with(position, end);
        }
    }

    private static OptionalLong first(List<Long> found) {
        return found.isEmpty() ? OptionalLong.empty() : OptionalLong.of(found.getFirst());
    }

    @Override
    public Map<Long, Long> positions(String stream, long first, long last) {
        Map<Long, Long> positions = new HashMap<>();
        jdbc.query(
                """
                select sequence_number, global_index from domain_event
                where aggregate_identifier = ? and sequence_number between ? and ?""",
                row -> {
                    positions.put(row.getLong(1), row.getLong(2));
                },
                stream,
                first,
                last);
        return positions;
    }
}
