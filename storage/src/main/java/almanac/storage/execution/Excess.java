package almanac.storage.execution;

import almanac.storage.execution.ProcessTable.Line;
import java.util.List;
import java.util.Optional;

/** Whether the processes of a job are more, or use more memory, than they may, or have filled the disk; as a sentence. */
final class Excess {

    private static final long MEBIBYTE = 1L << 20;

    private Excess() {}

    /** With the bytes of its disk that are free, and of which some are left to others. */
    static Optional<String> of(JobNotes notes, List<Line> lines, long free, long left) {
        if (free < left) {
            return Optional.of("The server's disk has no room left for what the job writes.");
        }
        long most = notes.processes();
        if (threads(lines) > most) {
            return Optional.of("The job had more than the %d processes that it may have at once.".formatted(most));
        }
        long memory = notes.memory();
        if (Measuring.memory(lines) > memory && sharedOut(lines) > memory) {
            return Optional.of(
                    "The job used more than the %d MiB of memory that it may use.".formatted(memory / MEBIBYTE));
        }
        return Optional.empty();
    }

    private static long threads(List<Line> lines) {
        return lines.stream()
                .filter(line -> !line.isDead())
                .map(ProcessTable::status)
                .mapToLong(status -> status.map(text -> ProcessTable.number(text, "Threads:"))
                        .orElse(0L))
                .sum();
    }

    private static long sharedOut(List<Line> lines) {
        return lines.stream().mapToLong(ProcessTable::sharedOutMemory).sum();
    }
}
