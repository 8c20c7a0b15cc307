package almanac.connection;

import almanac.shared.ErrorCode;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How many requests are worked on at a time. Threads are many and cheap, connections to the database and memory are not:
 * without a bound each request would be begun, and few ended in time.
 */
@Component
final class Bulkhead {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Semaphore free;

    Bulkhead(@Value("${almanac.http.requests-at-once:200}") int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /** Waits for a place, and refuses the request when there is none for long. */
    Place take() {
        Place place = new Place();
        place.retake();
        return place;
    }

    /** A request's place among those that are worked on; only the request's own thread takes and leaves it. */
    final class Place implements AutoCloseable {

        private boolean isTaken;

        /** Gives the place to others while the client is waited for. */
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
