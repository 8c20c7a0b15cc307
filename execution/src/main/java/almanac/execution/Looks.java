package almanac.execution;

import java.time.Duration;

/** Times the looks at a job: often when it is new, for many are short. */
final class Looks {

    private static final long SHORTEST = 20; // milliseconds
    private static final long LONGEST = 200;
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);

    private long pause = SHORTEST;
    private long asked = System.nanoTime();

    void pause() throws InterruptedException {
        Thread.sleep(pause);
        pause = Math.min(LONGEST, pause + pause / 2);
    }

    /** Tells whether it is time to ask the database again. */
    boolean isTimeToAsk() {
        long now = System.nanoTime();
        if (now - asked < BETWEEN_QUESTIONS.toNanos()) {
            return false;
        }
        asked = now;
        return true;
    }
}
