package almanac.turn;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does its work again and again on a thread of its own, until it is stopped. Whatever goes wrong in a round, another
 * one follows: other threads depend on it.
 */
public final class BackgroundLoop {

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(1);

    private final String name;
    private final Pace pace;
    private final Round round;
    private final Consumer<Throwable> complaint;
    private volatile CountDownLatch ended = new CountDownLatch(0);
    private volatile @Nullable Thread thread;

    /** What a loop does each time. It may wait for work, and ends soon once the loop is stopped or interrupted. */
    @FunctionalInterface
    public interface Round {

        void run() throws SQLException, InterruptedException;
    }

    /**
     * The pauses of a loop.
     *
     * @param before the first round
     * @param between one round and the next
     * @param afterFault in place of the pause between rounds, when a round has failed
     */
    public record Pace(Duration before, Duration between, Duration afterFault) {

        /** Returns the pace of a loop that begins at once. */
        public static Pace of(Duration between, Duration afterFault) {
            return new Pace(Duration.ZERO, between, afterFault);
        }

        /** Returns the pace of a loop whose rounds are as far apart as the first is from the start. */
        public static Pace every(Duration time) {
            return new Pace(time, time, time);
        }
    }

    /**
     * Makes a loop that is still to be started.
     *
     * @param name of its thread
     * @param complaint logs the failure of a round
     */
    public BackgroundLoop(String name, Pace pace, Round round, Consumer<Throwable> complaint) {
        this.name = name;
        this.pace = pace;
        this.round = round;
        this.complaint = complaint;
    }

    public void start() {
        ended = new CountDownLatch(1);
        Thread started = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
        thread = started;
        started.start();
    }

    /** Stops the loop, and gives the round that is under way a moment to end. */
    public void stop() {
        Thread stopped = end();
        if (stopped != null) {
            join(stopped);
        }
    }

    /** Stops the loop, and interrupts the round that is under way. */
    public void interrupt() {
        Thread stopped = end();
        if (stopped != null) {
            stopped.interrupt();
        }
    }

    private @Nullable Thread end() {
        Thread stopped = thread;
        thread = null;
        ended.countDown();
        return stopped;
    }

    private static void join(Thread stopped) {
        try {
            stopped.join(LONGEST_FAREWELL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isRunning() {
        return thread != null;
    }

    /** Tells the round that asks whether it may go on: its loop was not stopped meanwhile. */
    public boolean isWanted() {
        return thread == Thread.currentThread();
    }

    /** Pauses for that time, or until the loop is stopped. */
    public void pause(Duration time) throws InterruptedException {
        boolean _ = ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void work() {
        try {
            pause(pace.before());
            while (isWanted()) {
                pause(isDone() ? pace.between() : pace.afterFault());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDone() throws InterruptedException {
        try {
            round.run();
            return true;
        } catch (SQLException | RuntimeException | Error e) {
            if (isWanted()) { // otherwise the stop itself may be the cause
                complaint.accept(e);
            }
            return false;
        }
    }
}
