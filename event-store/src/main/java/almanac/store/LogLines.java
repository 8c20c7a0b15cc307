package almanac.store;

import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Writes events into the log that were recorded elsewhere, with their content and positions unchanged. */
@Component
public class LogLines {

    private static final String INSERT = """
            insert into domain_event (global_index, event_identifier, time_stamp, aggregate_identifier, sequence_number,
                type, payload_type, payload_revision, payload, meta_data)
            overriding system value values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)""";

    private final JdbcOperations jdbc;
    private final HighWaterMark highWaterMark;
    private final LogSignals signals;

    LogLines(JdbcOperations jdbc, HighWaterMark highWaterMark, LogSignals signals) {
        this.jdbc = jdbc;
        this.highWaterMark = highWaterMark;
        this.signals = signals;
    }

    /**
     * Writes some events in the transaction at hand.
     *
     * @throws org.springframework.dao.DuplicateKeyException when one of them is there already
     */
    public void insert(List<LoggedEvent> events) {
        jdbc.batchUpdate(
                INSERT,
                events.stream()
                        .map(event -> new Object[] {
                            event.position(),
                            event.id(),
                            event.time().atOffset(ZoneOffset.UTC),
                            event.stream(),
                            event.sequence(),
                            event.streamType(),
                            event.type(),
                            event.revision(),
                            event.payload(),
                            event.metaData()
                        })
                        .toList());
    }

    /**
     * Gives later positions to events that are recorded from now on, and lets the log be read up to there. No
     * transaction takes this back, so earlier events must be committed; a position that was passed already changes
     * nothing.
     */
    public void continueAfter(long position) {
        jdbc.queryForObject(
                "select setval('domain_event_global_index_seq', greatest(?, last_value)) from domain_event_global_index_seq",
                Long.class,
                position);
    }

    /** Wakes the waiting readers: the inserted events are committed. */
    public void announce() {
        highWaterMark.nudge();
        signals.tell();
    }

    /** Returns the position of the last event; 0 when there is none. */
    public long end() {
        Long last = jdbc.queryForObject("select coalesce(max(global_index), 0) from domain_event", Long.class);
        return last == null ? 0 : last;
    }
}
