package almanac.projection;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** For what happens soon, on another thread. */
final class Waiting {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration OFTEN = Duration.ofMillis(20);

    private Waiting() {}

    static void until(BooleanSupplier condition) {
        until(() -> condition.getAsBoolean(), Boolean::booleanValue);
    }

    /** Looks until what it sees is as wanted, and returns that. */
    static <T> T until(Supplier<T> look, Predicate<T> isAsWanted) {
        return Awaitility.await().atMost(LONGEST).pollInterval(OFTEN).until(look::get, isAsWanted);
    }
}
