package almanac.axonserver;

import almanac.shared.ErrorCode;
import almanac.store.HighWaterMark;
import almanac.store.Upstream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Waits until {@link LogCopy} has brought over the events that a reader needs. */
@Component
@WhenJoined
class CopiedLog implements Upstream {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private final AxonServerConnectionManager connections;
    private final HighWaterMark highWaterMark;
    private final JdbcOperations jdbc;

    CopiedLog(AxonServerConnectionManager connections, HighWaterMark highWaterMark, JdbcOperations jdbc) {
        this.connections = connections;
        this.highWaterMark = highWaterMark;
        this.jdbc = jdbc;
    }

    /** Waits for the event. Rows are folded in the transaction that copies it: a reader that sees it here sees them. */
    void awaitEvent(String id) {
        if (!highWaterMark.awaitUntil(() -> isCopied(id), LONGEST_WAIT)) {
            throw ErrorCode.NOT_READABLE_YET.with();
        }
    }

    private boolean isCopied(String event) {
        return !jdbc.queryForList("select 1 from domain_event where event_identifier = ?", event)
                .isEmpty();
    }

    @Override
    public boolean awaitCopied(Duration longest) {
        return highWaterMark.await(end(), longest);
    }

    /** Returns the position of the last event that the Axon Server has; 0 when it has none. */
    long end() {
        try {
            Long last = connections
                    .getConnection()
                    .eventChannel()
                    .getLastToken()
                    .get(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return last == null ? 0 : LogCopy.position(last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the Axon Server is asked", e);
        } catch (ExecutionException | TimeoutException e) {
            throw Fault.restored(e);
        }
    }
}
