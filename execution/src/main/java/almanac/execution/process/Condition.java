package almanac.execution.process;

import org.jspecify.annotations.Nullable;

/** What has become of a job's command. */
public sealed interface Condition {

    /** It was never started here. */
    record Absent() implements Condition {}

    record Running(Usage usage) implements Condition {}

    /**
     * Its exit status is known, and none of its processes is left.
     *
     * @param limit the limit that it was ended for, as a sentence; null when it ended by itself or was stopped
     */
    record Ended(int status, Usage usage, @Nullable String limit) implements Condition {}

    /** It runs no more, and how it ended nobody knows: the machine was started anew, or somebody killed all of it. */
    record Lost(Usage usage) implements Condition {}
}
