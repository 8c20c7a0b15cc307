package almanac.execution;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Decides how long, and how often, a failed action on a job is tried again. */
final class Backoff {

    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration end;
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    private record Trouble(long since, Duration pause) {

        Trouble again() {
            Duration twice = pause.multipliedBy(2);
            return new Trouble(since, twice.compareTo(LONGEST) < 0 ? twice : LONGEST);
        }
    }

    /** @param end duration of failure after which nothing is tried any more */
    Backoff(Duration end) {
        this.end = end;
    }

    /** Records a failure, and tells whether the job has failed for so long that it is to be given up. */
    boolean isLost(String job) {
        long now = System.nanoTime();
        Trouble trouble = troubles.merge(job, new Trouble(now, SHORTEST), (before, first) -> before.again());
        return now - trouble.since() >= end.toNanos();
    }

    /** Returns the time before the next attempt, longer each time; zero when the job has not failed. */
    Duration pause(String job) {
        @Nullable Trouble trouble = troubles.get(job);
        return trouble == null ? Duration.ZERO : trouble.pause();
    }

    void isRestored(String job) {
        troubles.remove(job);
    }
}
