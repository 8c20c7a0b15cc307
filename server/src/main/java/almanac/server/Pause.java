package almanac.server;

import almanac.role.StartupRefused;
import java.time.Duration;

/** Waits during a start, and ends it when the server is told to stop meanwhile. */
final class Pause {
    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static StartupRefused interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StartupRefused("Almanac was stopped while it started.", e);
    }
}
