package almanac.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits; an interruption ends the wait together with the whole run. */
final class Await {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Await() {}

    static void until(long nanoTime) {
        sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
    }

    static void until(String what, Duration longest, BooleanSupplier condition) {
        untilPresent(what, longest, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    static <T> T untilPresent(String what, Duration longest, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + longest.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new BenchFailed("Waited %d seconds in vain: %s.".formatted(longest.toSeconds(), what));
            }
            sleep(BETWEEN_LOOKS);
            found = look.get();
        }
        return found.get();
    }

    static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("It was stopped.");
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("It was stopped.");
        }
    }

    /** Tells whether the process ended in time. */
    static boolean end(Process process, Duration longest) {
        try {
            return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("It was stopped.");
        }
    }
}
