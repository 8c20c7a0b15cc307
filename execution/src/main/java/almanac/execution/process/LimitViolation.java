package almanac.execution.process;

import java.util.Optional;

/** Tells, as a sentence, whether the processes of a job are more, or use more memory, than they may. */
final class LimitViolation {

    private static final long MEBIBYTE = 1L << 20;

    private LimitViolation() {}

    static Optional<String> of(JobNotes notes, Footprint footprint) {
        long most = notes.processes();
        if (footprint.threads() > most) {
            return Optional.of("The job had more than the %d processes that it may have at once.".formatted(most));
        }
        long memory = notes.memory();
        if (footprint.mostMemory() > memory && footprint.memory() > memory) {
            return Optional.of(
                    "The job used more than the %d MiB of memory that it may use.".formatted(memory / MEBIBYTE));
        }
        return Optional.empty();
    }
}
