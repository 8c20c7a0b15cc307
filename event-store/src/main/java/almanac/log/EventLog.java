package almanac.log;

import almanac.store.HighWaterMark;
import almanac.store.LoggedEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Reads the log page by page, in order and no further than its {@link HighWaterMark}. */
@Component
public class EventLog {

    private static final int PAGE = 200;

    /**
     * Positions that a filter covers in one statement: few of many events may match, and no statement may take long.
     */
    private static final long POSITIONS_AT_ONCE = 20_000;

    /** Bytes of one page: events are from a hundred bytes to a megabyte. */
    private static final long PAGE_BYTES = 256 * 1024;

    private static final String EVENTS = """
            select global_index, event_identifier, time_stamp, aggregate_identifier, sequence_number, type,
                   payload_type, payload_revision, payload::text, meta_data::text,
                   octet_length(payload::text) + octet_length(meta_data::text) as bytes
            from domain_event where global_index > ? and global_index <= ?""";

    private final JdbcOperations jdbc;

    EventLog(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some events of the log.
     *
     * @param reached the position up to which all that were wanted are among these
     */
    public record Page(List<LoggedEvent> events, long reached) {}

    /** Returns the events that follow a position, up to another that must lie within the high-water mark. */
    public Page read(long after, long until, LogFilter filter) {
        // the index finds the events of one stream, wherever they are
        long reach = filter.stream() == null ? Math.min(until, after + POSITIONS_AT_ONCE) : until;
        List<Object> arguments = new ArrayList<>(List.of(after, reach));
        arguments.addAll(filter.arguments());
        arguments.add(PAGE);
        arguments.add(PAGE_BYTES);
        AtomicLong bytes = new AtomicLong();
        List<LoggedEvent> events = jdbc.query(
                fitting(EVENTS + filter.conditions()),
                (row, n) -> {
                    bytes.set(row.getLong("reached"));
                    return event(row);
                },
                arguments.toArray());
        boolean isAll = events.size() < PAGE && bytes.get() < PAGE_BYTES;
        return new Page(events, isAll ? reach : events.getLast().position());
    }

    private static LoggedEvent event(ResultSet row) throws SQLException {
        return new LoggedEvent(
                row.getLong(1),
                row.getString(2),
                Objects.requireNonNull(row.getObject(3, OffsetDateTime.class)).toInstant(),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }

    private static String fitting(String events) {
        return """
            select * from (
                select e.*, sum(bytes) over (order by global_index rows unbounded preceding) as reached
                from (%s order by global_index limit ?) e) fitting
            where reached - bytes < ? order by global_index""".formatted(events);
    }
}
