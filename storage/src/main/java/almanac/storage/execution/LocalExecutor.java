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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    /** In the end it runs nothing more: whatever runs then is taken for the command's. */
    private static final String AROUND = """
            dir=$1; shift
            trap : TERM INT HUP
            read -r boot < /proc/sys/kernel/random/boot_id
            read -r self < /proc/$$/stat
            echo "$boot $self" > "$dir/process.draft" && mv "$dir/process.draft" "$dir/process" || exit 125
            ( { echo 1000 > /proc/self/oom_score_adj; } 2>> "$dir/launch"; exec "$@" ) >> "$dir/stdout" 2>> "$dir/stderr" < /dev/null
            status=$?
            { echo $status; times; echo end; } > "$dir/exit"
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

    private final Path hidden;
    private final Path jobs;
    private final InstantSource clock;
    private final Terms terms;
    private final Supplier<Containment> containment;

    /** As it is noted beside the job too, unless the disk is full. */
    private final Map<String, Instant> killAt = new ConcurrentHashMap<>();

    /**
     * On which terms jobs are run.
     *
     * @param leftToOthers how many bytes of the disk no job may take
     * @param uncontained whether jobs run even where the machine gives no means to keep the server's own from them
     */
    public record Terms(long leftToOthers, boolean uncontained) {}

    /** For jobs that see nothing of the directory where they have theirs. What the machine can do is found out by need. */
    public LocalExecutor(Path hidden, InstantSource clock, Terms terms) {
        this(hidden, clock, terms, SingletonSupplier.of(Containment::found));
    }

    LocalExecutor(Path hidden, InstantSource clock, Terms terms, Supplier<Containment> containment) {
        this.hidden = hidden.toAbsolutePath();
        this.jobs = this.hidden.resolve("jobs");
        this.clock = clock;
        this.terms = terms;
        this.containment = containment;
    }

    @Override
    public Optional<String> refusal() {
        return terms.uncontained() || containment.get() == Containment.HIDING
                ? Optional.empty()
                : Optional.of("Nothing keeps the server's own files from jobs here: the machine refuses name spaces,"
                        + " or lacks unshare, setpriv or prlimit. See almanac.jobs.uncontained.");
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
                    .filter(name -> NAME.matcher(name).matches())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void start(Launch launch) {
        refusal().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        JobDirectory directory = directory(launch.job());
        JobNotes notes = new JobNotes(directory);
        if (notes.process().isPresent()) {
            throw new IllegalStateException("job %s was started before".formatted(launch.job()));
        }
        notes.limits(launch.limits(), clock.instant());
        List<String> words = new ArrayList<>(List.of(
                "setsid", "sh", "-c", AROUND, "almanac-job", directory.path().toString()));
        Ground ground = new Ground(launch.job(), hidden, directory.inside(), launch.workingDirectory());
        words.addAll(containment.get().around(launch.limits(), ground));
        Path variables = directory.inside().resolve(".variables");
        Variables.write(launch.variables(), variables);
        containment.get().give(launch.job(), directory);
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
            Ending.pause();
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
            try {
                return new Running(new Measuring(notes, clock).measure(lines));
            } finally { // whatever becomes of the figures
                hold(job, notes, process.get(), lines);
            }
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
    private void hold(String job, JobNotes notes, ProcessId process, List<Line> lines) {
        Instant now = clock.instant();
        if (now.isAfter(notes.end()) && notes.reason() == null) {
            stop(job, GRACE);
            notes.reason("The job took longer than it may.");
        }
        boolean isToBeKilled = Stream.of(notes.killAt(), Optional.ofNullable(killAt.get(job)))
                .flatMap(Optional::stream)
                .anyMatch(moment -> !now.isBefore(moment));
        Optional<String> excess = Excess.of(notes, lines, jobs.toFile().getUsableSpace(), terms.leftToOthers());
        if (isToBeKilled || excess.isPresent()) {
            excess.ifPresent(notes::reason);
            Ending.of(job, process);
        }
    }

    @Override
    public void stop(String job, Duration grace) {
        JobNotes notes = new JobNotes(new JobDirectory(place(job)));
        notes.process().filter(ProcessTable::isAlive).ifPresent(process -> {
            ProcessTable table = ProcessTable.now();
            List<Line> strays = new ArrayList<>(table.strays(process, MARK + "=" + job));
            strays.removeAll(table.under(process.number()));
            strays.forEach(line -> Ending.end(line, false));
            commandOf(process, table).forEach(line -> Ending.end(line, false));
            Instant moment = clock.instant().plus(grace);
            killAt.merge(job, moment, (one, other) -> one.isBefore(other) ? one : other);
            notes.killAt(moment);
        });
    }

    @Override
    public void kill(String job) {
        new JobNotes(new JobDirectory(place(job))).process().ifPresent(process -> {
            Ending.of(job, process);
            Ending.await(process);
        });
    }

    @Override
    public void remove(String job) {
        kill(job);
        new JobDirectory(place(job)).delete();
        killAt.remove(job);
    }

    /** What a command that has ended left behind. */
    private static void sweep(String job, JobNotes notes, ProcessId process) {
        if (!notes.isSwept()) {
            Ending.strays(job, process);
            notes.swept();
        }
    }

    private Path place(String job) {
        if (!NAME.matcher(job).matches()) {
            throw new IllegalArgumentException("not the id of a job");
        }
        return jobs.resolve(job);
    }
}
