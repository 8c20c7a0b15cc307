package almanac.execution;

import almanac.storage.logs.LogFiles;
import java.util.Optional;

/** Keeps what jobs print. */
interface JobOutput {

    /** Keeps what there is more than before. */
    void follow(String job, LogFiles files);

    /** As {@link #follow}; nothing comes after that. */
    void finish(String job, LogFiles files);

    /** What the job said last of what went wrong; empty when it said nothing. */
    Optional<String> lastErrors(String job);
}
