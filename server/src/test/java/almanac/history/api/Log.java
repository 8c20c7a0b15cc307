package almanac.history.api;

import almanac.server.Server;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** The log of the tests' server, and moments in it. */
final class Log {

    private Log() {}

    /** The last position so far. */
    static long end() {
        return Objects.requireNonNull(
                Server.running().database().queryForObject("select max(global_index) from domain_event", Long.class));
    }

    /** After all that has happened, and before all that happens once this has returned. */
    static Instant now() {
        Instant moment = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofMillis(1));
        while (!Instant.now().isAfter(moment.plus(Duration.ofMillis(1)))) {
            Thread.onSpinWait();
        }
        return moment;
    }
}
