package almanac.security;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.Query;
import java.time.Duration;

/** Checks at an interval whether a caller that has been reading for a while still may. */
public final class LongReading {

    private final Dispatch dispatch;
    private final Logins logins;
    private final Caller caller;
    private final Credential credential;
    private final Query<?> right;
    private final long interval;
    private long askedAt = System.nanoTime();

    /** @param right query that the caller must be allowed to ask all the while */
    public LongReading(
            Dispatch dispatch, Logins logins, Caller caller, Credential credential, Query<?> right, Duration interval) {
        this.dispatch = dispatch;
        this.logins = logins;
        this.caller = caller;
        this.credential = credential;
        this.right = right;
        this.interval = interval.toNanos();
    }

    public boolean isDue() {
        return System.nanoTime() - askedAt >= interval;
    }

    /** Refuses a caller that has lost its key, its account or the right to read. */
    public void requireStillAllowed() {
        logins.requireStill(caller.user(), credential, caller.requestId());
        dispatch.ask(right, caller);
        askedAt = System.nanoTime();
    }
}
