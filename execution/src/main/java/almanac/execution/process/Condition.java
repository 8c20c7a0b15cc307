package almanac.execution.process;

import org.jspecify.annotations.Nullable;

/** State of a job's command. */
public sealed interface Condition {

    /** The command was never started here. */
    record Absent() implements Condition {}

    record Running(Usage usage) implements Condition {}

    /**
     * The command has ended with a known exit status, and none of its processes is left.
     *
     * @param limit the limit for which the command was ended, as a sentence; null when it ended by itself or was
     *     stopped
     */
    record Ended(int status, Usage usage, @Nullable String limit) implements Condition {}

    /**
     * The command runs no more, and its exit status is unknown: the machine was restarted, or all its processes were
     * killed.
     */
    record Lost(Usage usage) implements Condition {}
}
