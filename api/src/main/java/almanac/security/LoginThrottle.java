package almanac.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Slows sources of refused logins. Each may have a burst of them; after that the answers come no faster than at a steady
 * rate. Only refusals wait: a good key from the same source is accepted without delay.
 */
final class LoginThrottle {

    /** Time between two refusals of one source. */
    private static final Duration STEADY = Duration.ofSeconds(1);

    /** Longest delay of an answer: one that comes later looks like a fault. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final int MOST_SOURCES = 10_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final long ahead;
    private final Cache<String, Source> sources = Caffeine.newBuilder()
            .maximumSize(MOST_SOURCES)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();

    LoginThrottle(int burst) {
        this.ahead = STEADY.toNanos() * burst;
    }

    /** Keeps when the next refusal would be due if they came at the steady rate. */
    private static final class Source {

        private long due;

        private Source(long now) {
            this.due = now;
        }

        private synchronized long wait(long now, long ahead) {
            due = Math.min(Math.max(due, now) + STEADY.toNanos(), now + ahead + LONGEST.toNanos());
            return Math.max(due - now - ahead, 0);
        }
    }

    /** Returns how long the refusal at hand has to wait. */
    Duration wait(String source, long now) {
        return Duration.ofNanos(sources.get(source, _ -> new Source(now)).wait(now, ahead));
    }
}
