package almanac.store;

import java.time.Duration;

/** The place where events are recorded, when that is not the table from which the log is read. */
public interface Upstream {

    /** Waits until all that was recorded before the call can be read here; false when the time is over first. */
    boolean awaitCopied(Duration longest);
}
