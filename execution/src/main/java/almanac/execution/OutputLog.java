package almanac.execution;

import almanac.storage.logs.LogFiles;
import java.util.Optional;

/** Keeps what jobs print. */
interface OutputLog {

    /** Keeps the output that is new since the last call. */
    void follow(String job, LogFiles files);

    /** As {@link #follow}; the job prints nothing after that. */
    void finish(String job, LogFiles files);

    /** Returns the last lines of the job's error stream; empty when it has none. */
    Optional<String> lastErrors(String job);
}
