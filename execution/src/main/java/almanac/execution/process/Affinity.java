package almanac.execution.process;

import almanac.execution.process.ProcessTable.Line;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The processors that the threads of a job run on, and the program that moves threads onto them. */
record Affinity(Path taskset, String processors) {

    private static final Path ONLINE = Path.of("/sys/devices/system/cpu/online");
    private static final String ALLOWED = "Cpus_allowed_list:";

    /** Bounds of one look, which must be short: it asks some of many threads, and others the next time. */
    private static final int THREADS_OF_A_LOOK = 100;

    private static final int PROCESSES_OF_A_LOOK = 10;
    private static final long LONGEST_SECONDS = 2;

    private record Task(Line process, Path status) {}

    /** Returns the processors of this server, which may be allowed more than the machine has at the moment. */
    static List<Integer> own() {
        List<Integer> all = ProcessTable.read(ONLINE)
                .map(list -> parsed(list.strip()))
                .orElseGet(() -> IntStream.range(0, Runtime.getRuntime().availableProcessors())
                        .boxed()
                        .toList());
        return list(ProcessTable.PROC.resolve("self/status"))
                .map(list -> online(parsed(list), all))
                .orElse(all);
    }

    static List<Integer> online(List<Integer> allowed, List<Integer> all) {
        Set<Integer> there = new HashSet<>(all);
        return allowed.stream().filter(there::contains).toList();
    }

    /** Reads numbers as the kernel writes them: {@code 0-3,6}. */
    static List<Integer> parsed(String list) {
        return List.of(list.split(",", -1)).stream()
                .map(part -> part.split("-", 2))
                .flatMapToInt(ends ->
                        IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])))
                .boxed()
                .toList();
    }

    /** Moves threads that run on other processors back to these. */
    void narrow(List<Line> lines) {
        Set<Integer> own = new HashSet<>(parsed(processors));
        List<Task> threads = new ArrayList<>();
        lines.stream().filter(line -> !line.isDead()).forEach(line -> threads.addAll(threads(line)));
        Collections.shuffle(threads);
        Set<Line> wide = new LinkedHashSet<>();
        for (Task thread : threads.subList(0, Math.min(threads.size(), THREADS_OF_A_LOOK))) {
            list(thread.status())
                    .filter(list -> !own.containsAll(parsed(list)))
                    .ifPresent(_ -> wide.add(thread.process()));
        }
        wide.stream().limit(PROCESSES_OF_A_LOOK).filter(ProcessTable::isThere).forEach(this::tell);
    }

    private static List<Task> threads(Line line) {
        List<Task> threads = new ArrayList<>();
        Path all = ProcessTable.PROC.resolve(line.number() + "/task");
        try (DirectoryStream<Path> each = Files.newDirectoryStream(all)) {
            each.forEach(thread -> threads.add(new Task(line, thread.resolve("status"))));
        } catch (IOException _) {
            return List.of(); // it has ended
        }
        return threads;
    }

    private static Optional<String> list(Path status) {
        return ProcessTable.read(status)
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith(ALLOWED))
                        .map(line -> line.substring(ALLOWED.length()).strip())
                        .findFirst());
    }

    private void tell(Line line) {
        try {
            Process telling = new ProcessBuilder(
                            taskset.toString(), "-a", "-c", "-p", processors, Long.toString(line.number()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!telling.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                telling.destroyForcibly();
            }
        } catch (IOException _) {
            // the next look tries again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process was held to its processors", e);
        }
    }
}
