package almanac.execution.process;

import almanac.execution.process.ProcessTable.Line;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Resources that the processes of a job hold at one moment; figures that are costly to find out are read once. */
final class Footprint {

    private final List<Line> lines;
    private final List<Optional<String>> statuses;
    private long memory = -1;

    Footprint(List<Line> lines) {
        this.lines = lines;
        this.statuses = lines.stream()
                .map(line -> line.isDead() ? Optional.<String>empty() : ProcessTable.status(line))
                .toList();
    }

    /** The process that has most in memory, with its number of bytes. */
    record Largest(Line line, long bytes) {}

    Optional<Largest> largest() {
        return IntStream.range(0, lines.size())
                .filter(place -> statuses.get(place).isPresent())
                .mapToObj(place -> new Largest(
                        lines.get(place),
                        1024 * ProcessTable.number(statuses.get(place).orElseThrow(), "VmRSS:")))
                .max(Comparator.comparingLong(Largest::bytes));
    }

    List<Line> lines() {
        return lines;
    }

    long cpuMillis() {
        return lines.stream().mapToLong(Line::cpuMillis).sum();
    }

    long threads() {
        return sum("Threads:");
    }

    /** Returns an upper bound that is cheap to know: pages that several processes share count for each. */
    long mostMemory() {
        return 1024 * sum("VmRSS:");
    }

    /**
     * Returns the memory, where shared pages count in part for each process. Where the kernel does not tell that of a
     * process, they count for it.
     */
    long memory() {
        if (memory < 0) {
            memory = 0;
            for (int place = 0; place < lines.size(); place++) {
                if (statuses.get(place).isPresent()) {
                    Line line = lines.get(place);
                    memory += ProcessTable.sharedOutMemory(line).orElseGet(() -> resident(line));
                }
            }
        }
        return memory;
    }

    /** Reads it anew: a process whose share cannot be read may have ended since, and has none then. */
    private static long resident(Line line) {
        return ProcessTable.status(line)
                .map(status -> 1024 * ProcessTable.number(status, "VmRSS:"))
                .orElse(0L);
    }

    private long sum(String name) {
        return statuses.stream()
                .flatMap(Optional::stream)
                .mapToLong(status -> ProcessTable.number(status, name))
                .sum();
    }
}
