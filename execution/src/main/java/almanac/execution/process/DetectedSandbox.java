package almanac.execution.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Detects the machine's best sandbox when it is first needed. The best one is remembered; a lesser one may come from a
 * fault that passes, and is detected again after a while.
 */
final class DetectedSandbox implements Supplier<Sandbox> {

    private static final Duration BELIEVED_FOR = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Supplier<Sandbox> asked;
    private @Nullable Sandbox found;
    private Instant at = Instant.EPOCH;

    DetectedSandbox(InstantSource clock, Supplier<Sandbox> asked) {
        this.clock = clock;
        this.asked = asked;
    }

    @Override
    public synchronized Sandbox get() {
        Instant now = clock.instant();
        Sandbox known = found;
        if (known == null || (known != Sandbox.HIDING && now.isAfter(at.plus(BELIEVED_FOR)))) {
            known = asked.get();
            found = known;
            at = now;
        }
        return known;
    }
}
