package almanac.log.http;

import almanac.log.LogQuery.MayReadLog;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.security.Credential;
import almanac.security.Logins;
import java.time.Duration;

/** Checks at an interval whether a caller that has been reading for a while still may. */
public final class LongReading {

    private final Dispatch dispatch;
    private final Logins logins;
    private final Caller caller;
    private final Credential credential;
    private final long interval;
    private long askedAt = System.nanoTime();

    public LongReading(Dispatch dispatch, Logins logins, Caller caller, Credential credential, Duration interval) {
        this.dispatch = dispatch;
        this.logins = logins;
        this.caller = caller;
        this.credential = credential;
        this.interval = interval.toNanos();
    }

    boolean isDue() {
        return System.nanoTime() - askedAt >= interval;
    }

    /** Refuses a caller that has lost its key, its account or the right to read. */
    void requireStillAllowed() {
        logins.requireStill(caller.user(), credential, caller.requestId());
        dispatch.ask(new MayReadLog(), caller);
        askedAt = System.nanoTime();
    }
}
