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
final class FoundContainment implements Supplier<Containment> {

    private static final Duration BELIEVED_FOR = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Supplier<Containment> asked;
    private @Nullable Containment found;
    private Instant at = Instant.EPOCH;

    FoundContainment(InstantSource clock, Supplier<Containment> asked) {
        this.clock = clock;
        this.asked = asked;
    }

    @Override
    public synchronized Containment get() {
        Instant now = clock.instant();
        Containment known = found;
        if (known == null || (known != Containment.HIDING && now.isAfter(at.plus(BELIEVED_FOR)))) {
            known = asked.get();
            found = known;
            at = now;
        }
        return known;
    }
}
