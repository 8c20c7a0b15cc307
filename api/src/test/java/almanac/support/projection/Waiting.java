package almanac.support.projection;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** For what happens soon, on another thread. */
final class Waiting {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Waiting() {}

    static void until(BooleanSupplier condition) {
        until(() -> condition.getAsBoolean(), Boolean::booleanValue);
    }

    /** Looks until what it sees is as wanted, and returns that. */
    static <T> T until(Supplier<T> look, Predicate<T> isAsWanted) {
        long end = System.nanoTime() + LONGEST.toNanos();
        T seen = look.get();
        while (!isAsWanted.test(seen)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within %s; last seen: %s".formatted(LONGEST, seen));
            }
            pause();
            seen = look.get();
        }
        return seen;
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
