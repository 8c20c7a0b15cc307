package almanac.turn;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says when a fault is due to be logged: at once, and then once a minute for as long as it lasts. A full disk or a
 * database that is away fails every request, and a line for each would hide all others, or fill the disk.
 */
public final class OncePerMinute {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_FAULTS = 1000;

    private final Map<String, Long> logged = new ConcurrentHashMap<>();

    /** Tells whether the fault is to be logged now; a caller that gets true logs it. */
    public boolean isDue(String fault) {
        long now = System.nanoTime();
        if (logged.size() >= MOST_FAULTS) {
            logged.values().removeIf(moment -> now - moment >= MINUTE);
        }
        boolean[] isDue = {false};
        logged.compute(fault, (_, moment) -> {
            isDue[0] = moment == null || now - moment >= MINUTE;
            return moment == null || isDue[0] ? Long.valueOf(now) : moment;
        });
        return isDue[0];
    }
}
