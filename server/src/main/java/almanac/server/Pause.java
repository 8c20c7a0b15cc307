package almanac.server;

import almanac.role.StartupRefused;
import java.time.Duration;

/** Waiting that ends the start, instead of going unnoticed, when the server is told to stop. */
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
