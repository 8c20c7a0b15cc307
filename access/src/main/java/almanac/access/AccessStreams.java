package almanac.access;

import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Records up to which event of each stream the access tables are. Where events are recorded in the database that
 * is as sure as the transaction. Where they are recorded in an Axon Server, a command's event may be there while its
 * transaction was lost: so it comes a second time, with the log, and is then applied if it was not before
 * (docs/adr/0017).
 */
@Component
public class AccessStreams {

    public static final String TABLE = "access_stream";

    private final JdbcOperations jdbc;
    private final boolean isKept;

    AccessStreams(JdbcOperations jdbc, @Value("${axon.axonserver.enabled:false}") boolean isKept) {
        this.jdbc = jdbc;
        this.isKept = isKept;
    }

    /**
     * Tells whether the event is to be applied, and records that it is.
     *
     * @throws almanac.shared.DomainException when the event comes from its command while one before it is still to come
     *     with the log
     */
    public boolean isNext(EventFacts event) {
        if (!isKept) {
            return true;
        }
        if (event.replayed() && last(event.stream()) >= event.sequence()) {
            return false;
        }
        boolean isNext = hasAdvanced(event);
        if (!isNext && !event.replayed()) {
            throw ErrorCode.TOO_MUCH_TRAFFIC.with();
        }
        if (!isNext && last(event.stream()) < event.sequence()) {
            throw new IllegalStateException(
                    "event %d of stream %s came too early".formatted(event.sequence(), event.stream()));
        }
        return isNext;
    }

    /**
     * Tells whether the event comes with the log and may have been lost before: a unique name that it needs may have
     * been taken meanwhile.
     */
    public boolean mayComeLate(EventFacts event) {
        return isKept && event.replayed();
    }

    private boolean hasAdvanced(EventFacts event) {
        int lines = event.sequence() == 0
                ? jdbc.update(
                        "insert into access_stream (stream_id, sequence) values (?, 0) on conflict do nothing",
                        event.stream())
                : jdbc.update(
                        "update access_stream set sequence = ? where stream_id = ? and sequence = ?",
                        event.sequence(),
                        event.stream(),
                        event.sequence() - 1);
        return lines == 1;
    }

    private long last(String stream) {
        return jdbc.queryForList("select sequence from access_stream where stream_id = ?", Long.class, stream).stream()
                .findFirst()
                .orElse(-1L);
    }
}
