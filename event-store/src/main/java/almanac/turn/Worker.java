package almanac.turn;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/**
 * Background work of a server, on a thread of its own: it looks again and again for work, and does it. Whatever goes
 * wrong, it looks again.
 */
public abstract class Worker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private static final Duration BETWEEN_TWO_LOOKS = Duration.ofMillis(200);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(1);

    private final String name;
    private volatile CountDownLatch ended = new CountDownLatch(0);
    private volatile @Nullable Thread thread;
    private final OncePerMinute faults = new OncePerMinute();
    private boolean isInTrouble;

    /** @param name of its thread, and of what cannot be done when something is wrong */
    protected Worker(String name) {
        this.name = name;
    }

    /** Does the waiting work; ends soon when it is no longer {@link #isWanted}. */
    protected abstract void look();

    /**
     * Does the step for each item. One that fails is left to the next look, and those behind it are done nevertheless;
     * where the database is away none could be done, so the first ends the look.
     *
     * @param id by which the log knows the item
     */
    protected final <T> void each(Collection<T> items, Function<T, ?> id, Consumer<T> step) {
        for (T item : items) {
            try {
                step.accept(item);
            } catch (DataAccessResourceFailureException | TransactionException e) {
                throw e;
            } catch (RuntimeException e) {
                isInTrouble = true;
                String failed = String.valueOf(id.apply(item));
                if (faults.isDue(failed)) {
                    log.error("{} cannot be done for {}, and is tried again", name, failed, e);
                }
            }
        }
    }

    /** Pauses before the next look. */
    protected void pause() {
        pause(BETWEEN_TWO_LOOKS);
    }

    /** Pauses for that time, or until the worker is stopped. */
    private void pause(Duration time) {
        try {
            ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    protected final boolean isWanted() {
        return thread == Thread.currentThread();
    }

    private void work() {
        while (isWanted()) {
            try {
                isInTrouble = false;
                look();
                pause();
                if (isInTrouble) {
                    pause(AFTER_A_FAULT);
                }
            } catch (DataAccessException | TransactionException e) { // an outage, as a rule
                log.warn("{} cannot be done for now: {}", name, e.getMessage());
                pause(AFTER_A_FAULT);
            } catch (RuntimeException e) {
                log.error("{} cannot be done for now", name, e);
                pause(AFTER_A_FAULT);
            }
        }
    }

    @Override
    public final void start() {
        ended = new CountDownLatch(1);
        Thread worker = Thread.ofPlatform()
                .daemon()
                .name(name.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .unstarted(this::work);
        thread = worker;
        worker.start();
    }

    /** Stops the worker. Its work may take longer than the server: the next server to start goes on with it. */
    @Override
    public final void stop() {
        Thread worker = thread;
        thread = null;
        ended.countDown();
        if (worker != null) {
            join(worker);
        }
    }

    private static void join(Thread worker) {
        try {
            worker.join(LONGEST_FAREWELL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return thread != null;
    }
}
