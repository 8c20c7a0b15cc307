package almanac.support.axonserver;

import almanac.support.ForRole;
import almanac.support.Role;
import almanac.support.projection.LiveRows;
import almanac.support.store.LogLines;
import almanac.support.store.LoggedEvent;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings every event over from the Axon Server into the log that is read, in its order, and folds it into the rows in
 * the same transaction: from there on nothing differs from a server that records its events in the database. Where it
 * goes on is what it has, so that it brings each event once; of several processes one at a time does it.
 */
@Component
@WhenJoined
@ForRole(Role.QUERY)
class LogCopy implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LogCopy.class);

    private static final int MOST_AT_ONCE = 500;
    private static final int READ_AHEAD = 2_000;
    private static final int ASKED_FOR_AGAIN = 500;
    private static final long LONGEST_SILENCE = 500; // milliseconds, until it is looked whether it goes on
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(1);

    private final AxonServerConnectionManager connections;
    private final EventTranslation translation;
    private final CopyingTurn turn;
    private final LogLines lines;
    private final LiveRows rows;
    private final TransactionOperations transaction;
    private volatile @Nullable Thread copier;

    LogCopy(
            AxonServerConnectionManager connections,
            EventTranslation translation,
            CopyingTurn turn,
            LogLines lines,
            LiveRows rows,
            TransactionOperations transaction) {
        this.connections = connections;
        this.translation = translation;
        this.turn = turn;
        this.lines = lines;
        this.rows = rows;
        this.transaction = transaction;
    }

    /** The Axon Server counts from 0, the log from 1. */
    static long position(long token) {
        return token + 1;
    }

    private static long token(long position) {
        return position - 1;
    }

    private void copyOn() {
        while (isRunning()) {
            try {
                if (!turn.isOurs()) {
                    pause();
                } else {
                    follow(lines.end());
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // stopped
                return;
            } catch (RuntimeException e) { // whatever it was, all who read depend on its being tried again
                log.warn("Events cannot be brought over from the Axon Server: {}", e.toString());
                turn.give();
                pauseUnlessStopped();
            }
        }
    }

    /** Until somebody stops it or something fails. */
    private void follow(long position) throws InterruptedException {
        long copied = position;
        try (EventStream stream =
                connections.getConnection().eventChannel().openStream(token(position), READ_AHEAD, ASKED_FOR_AGAIN)) {
            while (isRunning()) {
                EventWithToken first = stream.nextIfAvailable(LONGEST_SILENCE, TimeUnit.MILLISECONDS);
                if (first == null) {
                    requireOpen(stream);
                    turn.requireStillOurs();
                } else {
                    copied = copy(first, stream, copied);
                }
            }
        }
    }

    private static void requireOpen(EventStream stream) {
        stream.getError().ifPresent(fault -> {
            throw new IllegalStateException("the stream broke off", fault);
        });
        if (stream.isClosed()) {
            throw new IllegalStateException("the stream was closed");
        }
    }

    /** The event and those that are there already; returns the position of the last. */
    private long copy(EventWithToken first, EventStream stream, long after) {
        List<LoggedEvent> batch = new ArrayList<>();
        for (EventWithToken next = first;
                next != null;
                next = batch.size() < MOST_AT_ONCE ? stream.nextIfAvailable() : null) {
            LoggedEvent event = translation.logged(next);
            if (event.position() != after + batch.size() + 1) {
                throw new IllegalStateException(
                        "event %d came after event %d".formatted(event.position(), after + batch.size()));
            }
            batch.add(event);
        }
        long last = batch.getLast().position();
        transaction.executeWithoutResult(status -> {
            lines.insert(batch);
            lines.continueAfter(last);
            rows.fold(translation.messages(batch));
        });
        lines.announce();
        return last;
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(UNTIL_TRIED_AGAIN);
    }

    private static void pauseUnlessStopped() {
        try {
            pause();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("log-copy").unstarted(this::copyOn);
        copier = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = copier;
        copier = null;
        if (thread != null) {
            thread.interrupt();
            turn.give();
        }
    }

    @Override
    public boolean isRunning() {
        return copier != null;
    }
}
