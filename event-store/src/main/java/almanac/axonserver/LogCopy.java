package almanac.axonserver;

import almanac.projection.InlineProjections;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.DomainException;
import almanac.store.LogLines;
import almanac.store.LoggedEvent;
import almanac.store.StartStep;
import almanac.turn.BackgroundLoop;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings every event over from the Axon Server into the log that is read, in its order, and folds it into the rows in
 * the same transaction: from there on nothing differs from a server that records its events in the database. It goes on
 * after the last copied event, so it brings each event once; of several processes one at a time does it.
 */
@Component
@WhenJoined
@ForRole(Role.QUERY)
class LogCopy implements SmartLifecycle {

    private static final Logger logger = LoggerFactory.getLogger(LogCopy.class);

    private static final int MOST_AT_ONCE = 500;
    private static final int READ_AHEAD = 500;
    private static final int ASKED_FOR_AGAIN = 250;
    private static final long LONGEST_SILENCE = 500; // milliseconds, until it checks that the stream goes on
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofSeconds(1);

    private final AxonServerConnectionManager connections;
    private final EventTranslation translation;
    private final CopyingTurn turn;
    private final LogLines lines;
    private final InlineProjections rows;
    private final TransactionOperations transaction;
    private final CopiedLog log;
    private volatile boolean isFailing;
    private final BackgroundLoop loop = new BackgroundLoop(
            "log-copy", BackgroundLoop.Pace.of(Duration.ZERO, UNTIL_TRIED_AGAIN), this::copyInTurn, this::complain);

    LogCopy(
            AxonServerConnectionManager connections,
            EventTranslation translation,
            CopyingTurn turn,
            LogLines lines,
            InlineProjections rows,
            TransactionOperations transaction,
            CopiedLog log) {
        this.connections = connections;
        this.translation = translation;
        this.turn = turn;
        this.lines = lines;
        this.rows = rows;
        this.transaction = transaction;
        this.log = log;
    }

    /** Tells whether the last attempt failed: new events cannot be read until one succeeds. */
    boolean isFailing() {
        return isFailing;
    }

    /** Returns the cause for the log. A refusal's sentence may hold a name, so its code is told instead. */
    private static String cause(Throwable fault) {
        return fault instanceof DomainException refusal ? refusal.code().name() : fault.toString();
    }

    /** Returns the position in the log: the Axon Server counts from 0, the log from 1. */
    static long position(long token) {
        return token + 1;
    }

    private static long token(long position) {
        return position - 1;
    }

    private void copyInTurn() throws InterruptedException {
        if (turn.isOurs()) {
            follow();
        } else {
            loop.pause(UNTIL_TRIED_AGAIN);
        }
    }

    private void complain(Throwable fault) {
        isFailing = true;
        logger.warn("Events cannot be brought over from the Axon Server: {}", cause(fault));
        turn.give();
    }

    /** Copies until the server stops or something fails. */
    private void follow() throws InterruptedException {
        long copied = lines.end();
        if (copied > 0) {
            lines.continueAfter(copied); // the former holder of the lock may have died before it could
        }
        requireSameLog(copied);
        try (EventStream stream =
                connections.getConnection().eventChannel().openStream(token(copied), READ_AHEAD, ASKED_FOR_AGAIN)) {
            while (loop.isWanted()) {
                EventWithToken first = stream.nextIfAvailable(LONGEST_SILENCE, TimeUnit.MILLISECONDS);
                if (first == null) {
                    requireOpen(stream);
                    turn.requireStillOurs();
                } else {
                    copied = copy(first, stream, copied);
                }
                isFailing = false;
            }
        }
    }

    /** Refuses an Axon Server that has lost events, or belongs to another database: waiting for it would be in vain. */
    private void requireSameLog(long copied) throws InterruptedException {
        if (log.end() < copied) {
            throw new IllegalStateException(
                    "it has fewer events than were copied from it: is it the one that belongs to this database?");
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

    /** Copies the event and those that have come already; returns the position of the last. */
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
            rows.fold(translation.messages(batch));
        });
        lines.continueAfter(last);
        lines.announce();
        return last;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        if (loop.isRunning()) {
            loop.interrupt();
            turn.give();
        }
    }

    /** Starts before the first administrator is made, which is looked up in the copy, and after all checks. */
    @Override
    public int getPhase() {
        return StartStep.Order.OTHERS_MAY_JOIN.phase();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
