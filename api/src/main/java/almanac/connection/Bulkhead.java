package almanac.connection;

import almanac.shared.ErrorCode;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Bounds the number of requests that the server works on at a time. Threads are many and cheap, connections to the
 * database and memory are not: without a bound the server would begin each request, and end few in time.
 */
@Component
final class Bulkhead {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Semaphore free;

    Bulkhead(@Value("${almanac.http.requests-at-once:200}") int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /** Waits for a place, and refuses the request when none becomes free in time. */
    Place take() {
        Place place = new Place();
        place.retake();
        return place;
    }

    /** Place of one request in the bulkhead; only the request's own thread takes and leaves it. */
    final class Place implements AutoCloseable {

        private boolean isTaken;

        /** Gives the place to other requests while the server waits for the client. */
        void leave() {
            if (isTaken) {
                isTaken = false;
                free.release();
            }
        }

        /** Waits for a place again if this one was left. */
        void retake() {
            if (!isTaken) {
                acquire();
                isTaken = true;
            }
        }

        private void acquire() {
            try {
                if (!free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw ErrorCode.SERVER_BUSY.with();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw ErrorCode.SERVER_BUSY.with();
            }
        }

        @Override
        public void close() {
            leave();
        }
    }
}
