package almanac.turn;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
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

    private final String name;
    private final BackgroundLoop loop;
    private final OncePerMinute faults = new OncePerMinute();
    private boolean isInTrouble;

    /** @param name of its thread, and of what cannot be done when something is wrong */
    @SuppressWarnings("this-escape") // the loop calls back once it is started
    protected Worker(String name) {
        this.name = name;
        this.loop = new BackgroundLoop(
                name.toLowerCase(Locale.ROOT).replace(' ', '-'),
                BackgroundLoop.Pace.of(Duration.ZERO, AFTER_A_FAULT),
                this::work,
                this::complain);
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
        try {
            loop.pause(BETWEEN_TWO_LOOKS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    protected final boolean isWanted() {
        return loop.isWanted();
    }

    private void work() throws InterruptedException {
        isInTrouble = false;
        look();
        pause();
        if (isInTrouble) {
            loop.pause(AFTER_A_FAULT);
        }
    }

    private void complain(Throwable fault) {
        if (fault instanceof DataAccessException || fault instanceof TransactionException) { // an outage, as a rule
            log.warn("{} cannot be done for now: {}", name, fault.getMessage());
        } else {
            log.error("{} cannot be done for now", name, fault);
        }
    }

    @Override
    public final void start() {
        loop.start();
    }

    /** Stops the worker. Its work may take longer than the server: the next server to start goes on with it. */
    @Override
    public final void stop() {
        loop.stop();
    }

    @Override
    public final boolean isRunning() {
        return loop.isRunning();
    }
}
