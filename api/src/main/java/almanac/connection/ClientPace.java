package almanac.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Accounts for the time that the server waits for one client: for the bytes it is to send, or to take. Time that the
 * server itself needs is never counted, so a client that is kept waiting owes nothing. All times are those of
 * {@link System#nanoTime()}.
 */
final class ClientPace {

    /** What the server waits for. */
    enum Phase {
        /** The next request, of which nothing is there. */
        IDLE,
        /** The rest of a head. */
        HEAD,
        /** A body that is kept in memory. */
        BODY,
        /** A body that is read piece by piece. */
        UPLOAD,
        /** The rest of a body that no one wants any more. */
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

    /** Waited for bytes in this phase, altogether. */
    private long waited;

    /** Behind the least rate; what is sent ahead counts for as long as the patience lasts. */
    private long behind;

    /** Behind a healthy rate: by this clients are compared. */
    private long lag;

    /** A client that has just connected is waited for. */
    ClientPace(ConnectionLimits limits, long now) {
        this.limits = limits;
        this.wait = Wait.TO_RECEIVE;
        this.since = now;
    }

    /** Something else is waited for from now on; what the client owed for the former is forgotten. */
    synchronized void enter(Phase next, long now) {
        phase = next;
        since = now;
        waited = 0;
        behind = 0;
        lag = 0;
    }

    /** The client has nothing to be read at the moment. */
    synchronized void nothingCame(long now) {
        begin(Wait.TO_RECEIVE, now);
    }

    /** The client takes nothing at the moment. */
    synchronized void nothingTaken(long now) {
        begin(Wait.TO_SEND, now);
    }

    private void begin(Wait next, long now) {
        if (wait == Wait.NONE) {
            wait = next;
            since = now;
        }
    }

    /** There is something to be read, or room to write to: from now on it is the server's turn. */
    synchronized void isReady(long now) {
        moved(0, now);
    }

    /** The client has sent or taken so many bytes. */
    synchronized void moved(long bytes, long now) {
        long sinceThen = waiting(now);
        boolean isAwaitedBytes = wait == Wait.TO_RECEIVE;
        wait = Wait.NONE;
        long most = limits.patience().toNanos();
        lag = Math.max(lag + sinceThen - credit(bytes, ConnectionLimits.HEALTHY_RATE), -most);
        if (phase == Phase.IDLE && bytes > 0) { // a request begins, with all the time that there is for one
            phase = Phase.HEAD;
            waited = 0;
            behind = 0;
            return;
        }
        waited += isAwaitedBytes ? sinceThen : 0;
        behind = Math.max(behind + sinceThen - credit(bytes, limits.leastRate()), -most);
    }

    /** The time that so many bytes take at that rate; a body without a reader earns its sender nothing. */
    private long credit(long bytes, long rate) {
        return phase == Phase.LINGER ? 0 : TimeUnit.SECONDS.toNanos(bytes) / rate;
    }

    /** Whether the client has been waited for as long as it may be. */
    synchronized boolean isOver(long now) {
        if (wait == Wait.NONE) {
            return false;
        }
        boolean isTooSlow = behind + waiting(now) > patience().toNanos();
        boolean isTooLate =
                wait == Wait.TO_RECEIVE && waited + waiting(now) > deadline().toNanos();
        return isTooSlow || isTooLate;
    }

    /** Whether the server waits for the client. */
    synchronized boolean isAwaited() {
        return wait != Wait.NONE;
    }

    /** Whether the client is to take what the server has for it. */
    synchronized boolean isSending() {
        return wait == Wait.TO_SEND;
    }

    /** How far the client is behind a healthy rate, in nanoseconds. */
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
