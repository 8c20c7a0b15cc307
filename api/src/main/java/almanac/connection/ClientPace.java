package almanac.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Accounts for the time that the server waits for one client to send or to take bytes. Time that the server itself
 * needs is never counted, so a client that is kept waiting owes nothing. All times are those of
 * {@link System#nanoTime()}.
 */
final class ClientPace {

    /** Part of the exchange that the server waits for. */
    enum Phase {
        /** The next request, of which no byte has come. */
        IDLE,
        /** The rest of a head. */
        HEAD,
        /** A body that is kept in memory. */
        BODY,
        /** A body that is read piece by piece. */
        UPLOAD,
        /** The rest of a body without a reader. */
        LINGER
    }

    private enum Wait {
        NONE,
        TO_RECEIVE,
        TO_SEND
    }

    private final ConnectionLimits limits;
    private Phase phase = Phase.IDLE;
    private Wait wait;
    private long since;

    /** Time that the server waited for bytes in this phase, altogether. */
    private long waited;

    /** Time that the client is behind the least rate; bytes sent ahead count for as long as the patience lasts. */
    private long behind;

    /** Time that the client is behind a healthy rate; clients are compared by it. */
    private long lag;

    /** Begins with the wait for a client that has just connected. */
    ClientPace(ConnectionLimits limits, long now) {
        this.limits = limits;
        this.wait = Wait.TO_RECEIVE;
        this.since = now;
    }

    /** Enters the next phase; what the client owed in the former one is forgotten. */
    synchronized void enter(Phase next, long now) {
        phase = next;
        since = now;
        waited = 0;
        behind = 0;
        lag = 0;
    }

    /** Records that the client sends nothing at the moment. */
    synchronized void nothingCame(long now) {
        begin(Wait.TO_RECEIVE, now);
    }

    /** Records that the client takes nothing at the moment. */
    synchronized void nothingTaken(long now) {
        begin(Wait.TO_SEND, now);
    }

    private void begin(Wait next, long now) {
        if (wait == Wait.NONE) {
            wait = next;
            since = now;
        }
    }

    /** Records that there are bytes to read, or room to write to: from now on the server has to act. */
    synchronized void isReady(long now) {
        moved(0, now);
    }

    /** Records that the client has sent or taken so many bytes. */
    synchronized void moved(long bytes, long now) {
        long sinceThen = waiting(now);
        boolean isAwaitedBytes = wait == Wait.TO_RECEIVE;
        wait = Wait.NONE;
        long most = limits.patience().toNanos();
        lag = Math.max(lag + sinceThen - credit(bytes, ConnectionLimits.HEALTHY_RATE), -most);
        if (phase == Phase.IDLE && bytes > 0) { // a request begins, with all the time that one may take
            phase = Phase.HEAD;
            waited = 0;
            behind = 0;
            return;
        }
        waited += isAwaitedBytes ? sinceThen : 0;
        behind = Math.max(behind + sinceThen - credit(bytes, limits.leastRate()), -most);
    }

    /** Returns the time that so many bytes take at that rate; a body without a reader earns its sender nothing. */
    private long credit(long bytes, long rate) {
        return phase == Phase.LINGER ? 0 : TimeUnit.SECONDS.toNanos(bytes) / rate;
    }

    /** Tells whether the server has waited for the client as long as it may. */
    synchronized boolean isOver(long now) {
        if (wait == Wait.NONE) {
            return false;
        }
        boolean isTooSlow = behind + waiting(now) > patience().toNanos();
        boolean isTooLate =
                wait == Wait.TO_RECEIVE && waited + waiting(now) > deadline().toNanos();
        return isTooSlow || isTooLate;
    }

    /** Tells whether the server waits for the client. */
    synchronized boolean isAwaited() {
        return wait != Wait.NONE;
    }

    /** Tells whether the server waits for the client to take bytes. */
    synchronized boolean isSending() {
        return wait == Wait.TO_SEND;
    }

    /** Returns how far the client is behind a healthy rate, in nanoseconds. */
    synchronized long lag(long now) {
        return lag + waiting(now);
    }

    private long waiting(long now) {
        return wait == Wait.NONE ? 0 : now - since;
    }

    private Duration patience() {
        return phase == Phase.IDLE ? ConnectionLimits.KEEP_ALIVE : limits.patience();
    }

    private Duration deadline() {
        return switch (phase) {
            case IDLE -> ConnectionLimits.KEEP_ALIVE;
            case HEAD -> ConnectionLimits.HEAD_DEADLINE;
            case BODY -> limits.bodyDeadline();
            case UPLOAD -> limits.uploadDeadline();
            case LINGER -> ConnectionLimits.LINGER;
        };
    }
}
