package almanac.execution.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All processes of the machine at one moment, as {@code /proc} shows them. A process that ends meanwhile is left out.
 */
final class ProcessTable {

    static final Path PROC = Path.of("/proc");

    private static final int PARENT = 1; // index in the fields from the state on
    private static final int SESSION = 3;
    private static final int FIRST_TIME = 11; // own times, and those of children it has waited for
    private static final int LAST_TIME = 14;
    private static final int SINCE = 19;
    private static final long TICKS_PER_SECOND = 100;

    private final Map<Long, Line> lines = new HashMap<>();
    private final Map<Long, List<Line>> children = new HashMap<>();

    record Line(long number, long parent, long session, long since, boolean isDead, long cpuMillis) {

        /** Tells whether both lines are of one process: numbers are used again. */
        boolean isSameAs(Line other) {
            return number == other.number() && since == other.since() && !isDead;
        }
    }

    private ProcessTable() {}

    static ProcessTable now() {
        ProcessTable table = new ProcessTable();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path directory : directories) {
                line(directory).ifPresent(table::add);
            }
        } catch (IOException e) {
            throw new IllegalStateException("this machine does not show its processes", e);
        }
        return table;
    }

    static String boot() {
        return read(PROC.resolve("sys/kernel/random/boot_id")).orElse("").strip();
    }

    static boolean isAlive(ProcessId process) {
        return process.boot().equals(boot())
                && line(PROC.resolve(Long.toString(process.number())))
                        .filter(line -> line.since() == process.since() && !line.isDead())
                        .isPresent();
    }

    /** Tells whether the process of that line still exists. */
    static boolean isThere(Line seen) {
        return line(PROC.resolve(Long.toString(seen.number())))
                .filter(line -> line.since() == seen.since())
                .isPresent();
    }

    /** Returns all descendants of a process, parents before their children, without itself. */
    List<Line> under(long number) {
        List<Line> found = new ArrayList<>();
        Deque<Long> open = new ArrayDeque<>(List.of(number));
        while (!open.isEmpty()) {
            for (Line child : children.getOrDefault(open.remove(), List.of())) {
                found.add(child);
                open.add(child.number());
            }
        }
        return found;
    }

    /**
     * Returns processes that have left the tree of a process, but not its session or the environment that it was
     * started in.
     */
    List<Line> strays(ProcessId process, String mark) {
        Line leader = lines.get(process.number());
        boolean isOurs = process.boot().equals(boot()) && (leader == null || leader.since() == process.since());
        return lines.values().stream()
                .filter(line -> !line.isDead() && line.number() != process.number())
                .filter(line -> (isOurs && line.session() == process.number()) || hasMark(line, mark))
                .toList();
    }

    static Optional<String> status(Line line) {
        return read(PROC.resolve(line.number() + "/status"));
    }

    /**
     * Returns the bytes of the process in memory, where shared pages count in part; empty when the kernel does not show
     * that.
     */
    static Optional<Long> sharedOutMemory(Line line) {
        return read(PROC.resolve(line.number() + "/smaps_rollup")).map(text -> number(text, "Pss:") * 1024);
    }

    /** Returns the number in the line of that name; 0 without such a line. */
    static long number(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    private void add(Line line) {
        lines.put(line.number(), line);
        children.computeIfAbsent(line.parent(), missing -> new ArrayList<>()).add(line);
    }

    private static boolean hasMark(Line line, String mark) {
        return read(PROC.resolve(line.number() + "/environ"))
                .filter(environment -> ("\0" + environment).contains("\0" + mark + "\0"))
                .isPresent();
    }

    private static Optional<Line> line(Path directory) {
        return read(directory.resolve("stat")).map(stat -> {
            String[] fields = ProcessId.fields(stat);
            long ticks = 0;
            for (int field = FIRST_TIME; field <= LAST_TIME; field++) {
                ticks += Long.parseLong(fields[field]);
            }
            return new Line(
                    Long.parseLong(directory.getFileName().toString()),
                    Long.parseLong(fields[PARENT]),
                    Long.parseLong(fields[SESSION]),
                    Long.parseLong(fields[SINCE]),
                    fields[0].equals("Z") || fields[0].equals("X"),
                    ticks * 1000 / TICKS_PER_SECOND);
        });
    }

    /** Returns the text; empty for a process that has ended, or that this server may not read. */
    static Optional<String> read(Path file) {
        try {
            String text = Files.readString(file, ISO_8859_1);
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
