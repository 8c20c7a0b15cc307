package almanac.messaging;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Whether changes fail for a full disk, the server's or the database's: noted by those that fail, for the server's health. */
@Component
public class Disk {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private volatile boolean isFull;
    private volatile long fullAt;

    /** A change has failed. */
    public void wasFull() {
        fullAt = System.nanoTime();
        isFull = true;
    }

    /** A change was kept. */
    void hasWritten() {
        if (isFull) {
            isFull = false;
        }
    }

    /** Whether the last change that is known of, within a minute, failed for a full disk. */
    public boolean isFull() {
        return isFull && System.nanoTime() - fullAt < MINUTE;
    }
}
