package almanac.execution.process;

import almanac.execution.process.Footprint.Largest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the job whose process the kernel has ended for want of memory. The kernel counts how many it ended and does not
 * tell which; it takes the largest process of all jobs. So a job is concerned whose largest process is gone when the
 * count has risen, unless a larger one of another job is gone as well. Without that a pipeline would succeed of which
 * it ended a part.
 */
final class KernelKills {

    static final String SENTENCE =
            "The kernel has ended a process of the job: there was no more memory for it on this machine.";

    /** How long a process with much memory may take to end once the kernel has ended it. */
    private static final long LONGEST_END = Duration.ofSeconds(5).toNanos();

    private static final String COUNT = "oom_kill ";
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    private final Path counter;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** Count up to which the job of each ended process is known: another job that looks later is not concerned. */
    private volatile long explained;

    /**
     * Observations of the last look at a job.
     *
     * @param last its largest process
     * @param missing the largest process of the look before, which was gone
     * @param counted the process that the kernel may be ending: it has counted one, and this one was still there
     * @param until when it must have ended to be the one
     */
    private record Seen(
            @Nullable Largest last,
            @Nullable Largest missing,
            @Nullable Largest counted,
            long until) {

        private static final Seen NOTHING = new Seen(null, null, null, 0);

        /** Returns the larger of the two processes that may be the one whose end has been counted since. */
        @Nullable
        Largest larger() {
            return Stream.of(Optional.ofNullable(last), Optional.ofNullable(missing))
                    .flatMap(Optional::stream)
                    .max(Comparator.comparingLong(Largest::bytes))
                    .orElse(null);
        }
    }

    /** @param counter a file of the kernel with a line {@code oom_kill} and a number */
    KernelKills(Path counter) {
        this.counter = counter;
    }

    /**
     * Counts the kills in the control group that the server and its jobs are in, or on the machine where that does not
     * tell.
     */
    static KernelKills ofThisServer() {
        return new KernelKills(ProcessTable.read(ProcessTable.PROC.resolve("self/cgroup")).stream()
                .flatMap(String::lines)
                .flatMap(KernelKills::counters)
                .filter(file -> ProcessTable.read(file)
                        .filter(text -> text.contains(COUNT))
                        .isPresent())
                .findFirst()
                .orElse(ProcessTable.PROC.resolve("vmstat")));
    }

    /**
     * Returns the files that may hold the count. In a container the path is often that of the machine, and the group
     * itself is what is mounted.
     */
    private static Stream<Path> counters(String group) {
        String[] parts = group.split(":", 3);
        String path = parts.length < 3 ? "" : parts[2].replaceFirst("^/+", "");
        return switch (parts[1]) {
            case "" -> Stream.of(GROUPS.resolve(path).resolve("memory.events"), GROUPS.resolve("memory.events"));
            case "memory" ->
                Stream.of(GROUPS.resolve("memory").resolve(path), GROUPS.resolve("memory"))
                        .map(place -> place.resolve("memory.oom_control"));
            default -> Stream.empty();
        };
    }

    /** Notes the count at the start of the job: only later kills concern it. */
    void begin(JobNotes notes) {
        notes.kernelKills(count());
    }

    /**
     * Notes the reason when a process of the job was ended since the last look. Counting, ending and looking are not
     * one step: the count may follow only by the next look after the process is gone, or the process be gone only at a
     * later look than the count.
     *
     * @param count what {@link #count} said just before the footprint was taken
     */
    synchronized void look(String job, JobNotes notes, long count, Footprint footprint) {
        Seen before = seen.getOrDefault(job, Seen.NOTHING);
        boolean hasRisen = count > notes.kernelKills();
        long now = System.nanoTime();
        long until = hasRisen ? now + LONGEST_END : before.until();
        Largest suspect = hasRisen ? before.larger() : before.counted();
        Largest counted = null;
        if (hasRisen || (suspect != null && now - until < 0)) {
            if (count > explained && isConcerned(job, suspect, footprint)) {
                notes.reason(SENTENCE);
                explained = count;
            } else {
                counted = suspect;
            }
            notes.kernelKills(count);
        }
        Largest last = before.last();
        Largest missing = last == null || isIn(footprint, last) ? null : last;
        seen.put(job, new Seen(footprint.largest().orElse(null), missing, counted, until));
    }

    /**
     * Tells whether the job lost the process. After a restart of the server its largest one is unknown: then the job is
     * concerned if it is the only one.
     */
    private boolean isConcerned(String job, @Nullable Largest before, Footprint footprint) {
        Stream<Largest> others = seen.entrySet().stream()
                .filter(other -> !other.getKey().equals(job))
                .flatMap(other -> Stream.ofNullable(other.getValue().larger()));
        return before == null
                ? others.findAny().isEmpty()
                : !isIn(footprint, before)
                        && others.allMatch(
                                other -> other.bytes() <= before.bytes() || ProcessTable.isThere(other.line()));
    }

    private static boolean isIn(Footprint footprint, Largest process) {
        return footprint.lines().stream().anyMatch(line -> line.isSameAs(process.line()));
    }

    void forget(String job) {
        seen.remove(job);
    }

    /** Returns how many processes of any job the kernel has ended so far. */
    long count() {
        return ProcessTable.read(counter)
                .map(text -> ProcessTable.number(text, COUNT))
                .orElse(0L);
    }
}
