package almanac.execution.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the machine can do, asked when somebody needs to know. The best remains; that it can do less may come from
 * something that passes, and is asked again after a while.
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
