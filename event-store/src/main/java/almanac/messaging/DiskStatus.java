package almanac.messaging;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Tells whether changes fail for a full disk, the server's or the database's: failing changes note it for the server's
 * health.
 */
@Component
public class DiskStatus {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private volatile boolean isFull;
    private volatile long fullAt;

    /** Notes that a change has failed for a full disk. */
    public void wasFull() {
        fullAt = System.nanoTime();
        isFull = true;
    }

    /** Notes that a change was kept. */
    void hasWritten() {
        if (isFull) {
            isFull = false;
        }
    }

    /** Tells whether the last known change, within a minute, failed for a full disk. */
    public boolean isFull() {
        return isFull && System.nanoTime() - fullAt < MINUTE;
    }
}
