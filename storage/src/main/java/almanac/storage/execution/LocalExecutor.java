package almanac.storage.execution;

import almanac.storage.execution.Condition.Absent;
import almanac.storage.execution.Condition.Ended;
import almanac.storage.execution.Condition.Lost;
import almanac.storage.execution.Condition.Running;
import almanac.storage.execution.JobNotes.Exit;
import almanac.storage.execution.ProcessTable.Line;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.function.SingletonSupplier;

/**
 * Runs jobs as processes of this machine. A small shell around the command writes down who it is when it begins and how
 * the command ended when it has, so that a server that was killed meanwhile finds its job again, or its outcome.
 */
public final class LocalExecutor implements JobExecutor {

    /** In the environment of all processes of a job: by this, one that got away is known. */
    static final String MARK = "ALMANAC_EXECUTION";

    private static final String AROUND = """
            dir=$1; shift
            trap : TERM INT HUP
            read -r boot < /proc/sys/kernel/random/boot_id
            read -r self < /proc/$$/stat
            echo "$boot $self" > "$dir/process.draft" && mv "$dir/process.draft" "$dir/process" || exit 125
            "$@" >> "$dir/stdout" 2>> "$dir/stderr" < /dev/null
            status=$?
            { echo $status; times; } > "$dir/exit.draft" && mv "$dir/exit.draft" "$dir/exit"
            """;

    /**
     * Runs its arguments but the first as its child, for the first process of a name space is spared most signals. What
     * the variables are set to comes in a file that is gone before the command begins: arguments are seen by all.
     */
    private static final String FIRST = """
            file=$1; shift
            if [ -e "$file" ]; then . "$file"; rm -f "$file"; fi
            "$@"
            exit $?""";

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final Duration LONGEST_START = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int ROUNDS = 50;
    private static final long BETWEEN_ROUNDS = 20; // milliseconds

    private final Path hidden;
    private final Path jobs;
    private final InstantSource clock;
    private final Supplier<Containment> containment;

    /** For jobs that see nothing of the directory where they have theirs. What the machine can do is found out by need. */
    public LocalExecutor(Path hidden, InstantSource clock) {
        this(hidden, clock, SingletonSupplier.of(Containment::found));
    }

    LocalExecutor(Path hidden, InstantSource clock, Supplier<Containment> containment) {
        this.hidden = hidden.toAbsolutePath();
        this.jobs = this.hidden.resolve("jobs");
        this.clock = clock;
        this.containment = containment;
    }

    /** By which this place and its jobs are known to others; the first time it is made. */
    public String name(Supplier<String> made) {
        JobDirectory place = JobDirectory.made(jobs);
        return place.note("host").orElseGet(() -> {
            String name = made.get();
            place.note("host", name);
            return name;
        });
    }

    @Override
    public JobDirectory directory(String job) {
        return JobDirectory.made(place(job));
    }

    @Override
    public List<String> known() {
        if (!Files.isDirectory(jobs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(jobs)) {
            return all.filter(Files::isDirectory)
                    .map(place -> place.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start(Launch launch) {
        JobDirectory directory = directory(launch.job());
        JobNotes notes = new JobNotes(directory);
        if (notes.process().isPresent()) {
            throw new IllegalStateException("job %s was started before".formatted(launch.job()));
        }
        notes.limits(launch.limits(), clock.instant());
        List<String> words = new ArrayList<>(List.of(
                "setsid", "sh", "-c", AROUND, "almanac-job", directory.path().toString()));
        words.addAll(containment.get().around(launch.limits(), hidden, directory.inside(), launch.workingDirectory()));
        Path variables = directory.inside().resolve(".variables");
        Variables.write(launch.variables(), variables);
        words.addAll(List.of("sh", "-c", FIRST, "almanac-job", variables.toString()));
        words.addAll(RunCommand.arguments(launch.command()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(launch.workingDirectory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.path().resolve("launch").toFile()));
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        builder.environment().put(MARK, launch.job());
        try {
            awaitBeginning(builder.start(), notes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitBeginning(Process process, JobNotes notes) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (notes.process().isEmpty()) {
            if (System.nanoTime() > end
                    || (!process.isAlive() && notes.process().isEmpty())) {
                process.destroyForcibly();
                throw new IllegalStateException("the command's process did not begin");
            }
            pause();
        }
    }

    @Override
    public Optional<Started> started(String job) {
        JobNotes notes = new JobNotes(new JobDirectory(place(job)));
        return notes.process().map(process -> new Started(process.number(), notes.since()));
    }

    @Override
    public Condition look(String job) {
        JobNotes notes = new JobNotes(new JobDirectory(place(job)));
        Optional<ProcessId> process = notes.process();
        if (process.isEmpty()) {
            return new Absent();
        }
        if (notes.exit().isEmpty() && ProcessTable.isAlive(process.get())) {
            List<Line> lines = commandOf(process.get(), ProcessTable.now());
            Usage usage = new Measuring(notes, clock).measure(lines);
            hold(job, process.get(), lines);
            return new Running(usage);
        }
        sweep(job, notes, process.get());
        Usage usage = notes.measured().usage();
        return notes.exit()
                .<Condition>map(exit -> new Ended(exit.status(), inTheEnd(usage, exit), notes.reason()))
                .orElse(new Lost(usage));
    }

    /** Its processes, without those that were put around it. */
    private List<Line> commandOf(ProcessId process, ProcessTable table) {
        return table.under(process.number()).stream()
                .skip(containment.get().layers())
                .toList();
    }

    private static Usage inTheEnd(Usage usage, Exit exit) {
        Duration cpuTime = exit.cpuTime().compareTo(usage.cpuTime()) > 0 ? exit.cpuTime() : usage.cpuTime();
        return new Usage(usage.peakMemoryBytes(), usage.peakCores(), cpuTime);
    }

    /** Ends what is over one of its limits. */
    private void hold(String job, ProcessId process, List<Line> lines) {
        JobNotes notes = new JobNotes(new JobDirectory(place(job)));
        if (clock.instant().isAfter(notes.end()) && notes.reason() == null) {
            notes.reason("The job took longer than it may.");
            stop(job, GRACE);
        }
        boolean isToBeKilled = notes.killAt()
                .filter(moment -> !clock.instant().isBefore(moment))
                .isPresent();
        Optional<String> excess = Excess.of(notes, lines);
        excess.ifPresent(notes::reason);
        if (isToBeKilled || excess.isPresent()) {
            kill(job, process);
        }
    }

    @Override
    public void stop(String job, Duration grace) {
        JobNotes notes = new JobNotes(new JobDirectory(place(job)));
        notes.process().filter(ProcessTable::isAlive).ifPresent(process -> {
            notes.killAt(clock.instant().plus(grace));
            ProcessTable table = ProcessTable.now();
            List<Line> strays = new ArrayList<>(table.strays(process, MARK + "=" + job));
            strays.removeAll(table.under(process.number()));
            strays.forEach(line -> end(line, false));
            commandOf(process, table).forEach(line -> end(line, false));
        });
    }

    @Override
    public void remove(String job) {
        JobDirectory directory = new JobDirectory(place(job));
        new JobNotes(directory).process().ifPresent(process -> {
            if (ProcessTable.isAlive(process)) {
                kill(job, process);
                awaitEnd(process);
            }
        });
        directory.delete();
    }

    /** It has yet to write down how the command ended. */
    private static void awaitEnd(ProcessId process) {
        for (int round = 0; round < ROUNDS && ProcessTable.isAlive(process); round++) {
            pause();
        }
    }

    /** What a command that has ended left behind. */
    private static void sweep(String job, JobNotes notes, ProcessId process) {
        if (!notes.isSwept()) {
            killStrays(job, process);
            notes.swept();
        }
    }

    private static void killStrays(String job, ProcessId process) {
        for (int round = 0; round < ROUNDS; round++) {
            List<Line> strays = ProcessTable.now().strays(process, MARK + "=" + job);
            if (strays.isEmpty()) {
                return;
            }
            strays.forEach(line -> end(line, true));
            pause();
        }
    }

    /** All but the one around the command, which is to write down how that ended. */
    private static void kill(String job, ProcessId process) {
        for (int round = 0; round < ROUNDS; round++) {
            List<Line> left = ProcessTable.now().under(process.number()).stream()
                    .filter(line -> !line.isDead())
                    .toList();
            if (left.isEmpty()) {
                break;
            }
            left.forEach(line -> end(line, true));
            pause();
        }
        killStrays(job, process);
    }

    private static void end(Line line, boolean forcibly) {
        ProcessHandle.of(line.number())
                .filter(handle -> ProcessTable.isThere(line))
                .ifPresent(handle -> {
                    if (forcibly) {
                        handle.destroyForcibly();
                    } else {
                        handle.destroy();
                    }
                });
    }

    private Path place(String job) {
        if (!NAME.matcher(job).matches()) {
            throw new IllegalArgumentException("not the id of a job");
        }
        return jobs.resolve(job);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ROUNDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process was waited for", e);
        }
    }
}
