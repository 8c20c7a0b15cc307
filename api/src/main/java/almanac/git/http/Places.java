package almanac.git.http;

import almanac.shared.ErrorCode;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds how many callers do a thing at the same time; others wait for a while and are then refused. */
final class Places {

    private final Semaphore free;
    private final int secondsOfWaiting;
    private final ErrorCode refusal;

    Places(int atOnce, int secondsOfWaiting, ErrorCode refusal) {
        this.free = new Semaphore(atOnce, true);
        this.secondsOfWaiting = secondsOfWaiting;
        this.refusal = refusal;
    }

    /** One of the places, taken until it is closed. */
    interface Place extends AutoCloseable {

        @Override
        void close();
    }

    Place take() {
        try {
            if (!free.tryAcquire(secondsOfWaiting, TimeUnit.SECONDS)) {
                throw refusal.with();
            }
            return free::release;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw refusal.with();
        }
    }
}
