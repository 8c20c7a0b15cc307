package almanac.server;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Notices that a run has stopped getting on: no step was reached for longer than the given time. A bound for the whole run
 * would end a slow one on a busy machine as well as one that is stuck.
 */
final class StallWatch {
    private final Duration longestStep;
    private final LongSupplier nanos;
    private Step last;

    private record Step(String name, long at) {}

    /**
     * @param nanos a clock that only goes forward, such as {@link System#nanoTime}
     */
    StallWatch(Duration longestStep, LongSupplier nanos) {
        this.longestStep = longestStep;
        this.nanos = nanos;
        this.last = new Step("the start of the JVM", nanos.getAsLong());
    }

    synchronized void reached(String step) {
        last = new Step(step, nanos.getAsLong());
    }

    /** Returns what to tell a person once the run is stuck; empty while it gets on. */
    synchronized Optional<String> stalled() {
        if (nanos.getAsLong() - last.at() <= longestStep.toNanos()) {
            return Optional.empty();
        }
        return Optional.of(
                "it got no further than %s for %d minutes; run it again when the machine has more time for it"
                        .formatted(last.name(), longestStep.toMinutes()));
    }
}
