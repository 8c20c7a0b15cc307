package almanac.execution.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * Chooses the processors that each job is held to, of those that this server may use: as many as its tier has, those
 * with the fewest jobs first. The choice is noted beside the job, so it is known after a restart.
 */
final class Processors {

    /**
     * Variables that tell libraries for parallel computing how many processors to use; without them they take the
     * machine's.
     */
    private static final List<String> COUNTED =
            List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS");

    private static final Supplier<Optional<Path>> TASKSET = SingletonSupplier.of(Processors::found);

    private final Supplier<List<JobNotes>> jobs;

    Processors(Supplier<List<JobNotes>> jobs) {
        this.jobs = jobs;
    }

    /**
     * Returns the words before those of a command; none when it may have all processors, or no program here can hold
     * it.
     */
    List<String> around(JobNotes notes, Limits limits) {
        Path taskset = TASKSET.get().orElse(null);
        if (taskset == null || !isFewer(limits)) {
            return List.of();
        }
        return List.of(taskset.toString(), "-c", chosen(notes, limits.wholeCores()));
    }

    /** Returns the variables that are set around a command unless they are set already. */
    static Map<String, String> variables(Limits limits) {
        return isFewer(limits)
                ? COUNTED.stream().collect(Collectors.toMap(name -> name, _ -> Integer.toString(limits.wholeCores())))
                : Map.of();
    }

    /** Moves processes that left their processors back onto them. */
    static void hold(JobNotes notes, List<ProcessTable.Line> lines) {
        Path taskset = TASKSET.get().orElse(null);
        String processors = notes.processors().orElse(null);
        if (taskset != null && processors != null) {
            new Affinity(taskset, processors).narrow(lines);
        }
    }

    /** Chooses for one job at a time, for each choice counts those that were made before. */
    private synchronized String chosen(JobNotes notes, int many) {
        Map<Integer, Integer> taken = new HashMap<>();
        jobs.get().stream()
                .filter(Processors::isAtWork)
                .flatMap(other -> other.processors().stream())
                .flatMap(list -> Affinity.parsed(list).stream())
                .forEach(processor -> taken.merge(processor, 1, Integer::sum));
        String chosen = Affinity.own().stream()
                .sorted(Comparator.comparing((Integer processor) -> taken.getOrDefault(processor, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(many)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        notes.processors(chosen);
        return chosen;
    }

    /** Tells whether the job runs; one that has no process yet is just being started. */
    private static boolean isAtWork(JobNotes notes) {
        return notes.exit().isEmpty()
                && notes.process().map(ProcessTable::isAlive).orElse(true);
    }

    private static boolean isFewer(Limits limits) {
        return limits.wholeCores() < Affinity.own().size();
    }

    private static Optional<Path> found() {
        @Nullable String given = System.getenv("PATH");
        return Stream.concat(
                        given == null ? Stream.of() : Stream.of(given.split(File.pathSeparator, -1)),
                        Stream.of("/usr/bin", "/bin"))
                .filter(place -> place.startsWith("/"))
                .map(place -> Path.of(place, "taskset"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
