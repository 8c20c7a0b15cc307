package almanac.connection;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Limits that every client meets, with a credential or without one.
 *
 * @param mostConnections open at a time; one more closes the connection of the slowest client
 * @param leastRate bytes a second that a client has to send, or to take, while the server waits for it
 * @param patience how long a client may stay behind that rate
 * @param bodyDeadline how long the server waits altogether for a body that is kept in memory
 * @param uploadDeadline the same for a body that is read piece by piece
 */
record ConnectionLimits(
        int mostConnections, long leastRate, Duration patience, Duration bodyDeadline, Duration uploadDeadline) {

    /** Time that a connection without a request is kept. */
    static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

    /** Longest wait for the head of a request, which comes in one packet or a few. */
    static final Duration HEAD_DEADLINE = Duration.ofSeconds(30);

    /** Time for which the rest of a refused body is read, so that its sender gets to see the refusal. */
    static final Duration LINGER = Duration.ofSeconds(5);

    /** Bytes a second of a client that is ahead of all slower ones when connections have to be closed for others. */
    static final long HEALTHY_RATE = 64L << 10;

    /** Bytes of memory of a connection while its request is read: Tomcat's buffers, a thread's stack. */
    private static final long FOOTPRINT = 128L << 10;

    private static final int PART_OF_THE_HEAP = 4;
    private static final int FEWEST = 200;
    private static final int MOST = 8_000;

    /** Returns as many connections as fit into a quarter of the heap. */
    static int mostConnectionsOf(long heap) {
        return Math.clamp(heap / PART_OF_THE_HEAP / FOOTPRINT, FEWEST, MOST);
    }

    /** The limits as configured. */
    @Component
    static class Configured {

        private final ConnectionLimits limits;

        Configured(
                @Value("${server.tomcat.max-connections:0}") int mostConnections,
                @Value("${almanac.http.least-rate:1KB}") DataSize leastRate,
                @Value("${almanac.http.patience:20s}") Duration patience,
                @Value("${almanac.http.body-deadline:60s}") Duration bodyDeadline,
                @Value("${almanac.http.upload-deadline:12h}") Duration uploadDeadline) {
            int most = mostConnections > 0
                    ? mostConnections
                    : mostConnectionsOf(Runtime.getRuntime().maxMemory());
            limits = new ConnectionLimits(most, leastRate.toBytes(), patience, bodyDeadline, uploadDeadline);
        }

        ConnectionLimits limits() {
            return limits;
        }
    }
}
