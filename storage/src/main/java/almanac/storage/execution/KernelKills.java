package almanac.storage.execution;

import almanac.storage.execution.Footprint.Largest;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose process the kernel has ended for want of memory. The kernel counts how many it ended and does not tell
 * which; it takes the largest process of all jobs. So a job is concerned whose largest process is gone when the count has
 * risen, unless a larger one of another job is gone as well. Without that a pipeline would succeed of which it ended a part.
 */
final class KernelKills {

    static final String SENTENCE =
            "The kernel has ended a process of the job: there was no more memory for it on this machine.";

    private static final String COUNT = "oom_kill ";
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    private final Path counter;
    private final Map<String, Largest> largest = new ConcurrentHashMap<>();
    private final Map<String, Largest> ending = new ConcurrentHashMap<>();

    /** Up to which count it is known whose processes were ended: another job that looks later is not concerned. */
    private volatile long explained;

    /** @param counter a file of the kernel with a line {@code oom_kill} and a number */
    KernelKills(Path counter) {
        this.counter = counter;
    }

    /** Of the control group that the server and its jobs are in, or of the machine where that does not tell. */
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

    /** In a container the path is often that of the machine, and the group itself is what is mounted. */
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

    /** From now on. */
    void begin(JobNotes notes) {
        notes.kernelKills(count());
    }

    /**
     * Notes the reason when a process of the job was ended since the last look. One that is being ended may still be there
     * when the kernel has counted it already, so it is looked for once more by the next look.
     *
     * @param count what {@link #count} said before the footprint was taken: what is ended afterwards is for the next look
     */
    synchronized void look(String job, JobNotes notes, long count, Footprint footprint) {
        Largest before = largest.get(job);
        boolean hasRisen = count > notes.kernelKills();
        Largest suspect = hasRisen ? before : ending.remove(job);
        if (hasRisen || suspect != null) {
            if (count > explained && isConcerned(job, suspect, footprint)) {
                notes.reason(SENTENCE);
                explained = count;
            } else if (hasRisen && suspect != null) {
                ending.put(job, suspect);
            }
            notes.kernelKills(count);
        }
        footprint.largest().ifPresentOrElse(line -> largest.put(job, line), () -> largest.remove(job));
    }

    /** After a restart of the server it is not known what the job had: then it is, if it is the only one. */
    private boolean isConcerned(String job, @Nullable Largest before, Footprint footprint) {
        Stream<Largest> others = largest.entrySet().stream()
                .filter(other -> !other.getKey().equals(job))
                .map(Map.Entry::getValue);
        return before == null
                ? others.findAny().isEmpty()
                : footprint.lines().stream().noneMatch(line -> line.isSameAs(before.line()))
                        && others.allMatch(
                                other -> other.bytes() <= before.bytes() || ProcessTable.isThere(other.line()));
    }

    void forget(String job) {
        largest.remove(job);
        ending.remove(job);
    }

    /** How many processes the kernel has ended so far, whosever. */
    long count() {
        return ProcessTable.read(counter)
                .map(text -> ProcessTable.number(text, COUNT))
                .orElse(0L);
    }
}
