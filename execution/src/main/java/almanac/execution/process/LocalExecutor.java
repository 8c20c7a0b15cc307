package almanac.execution.process;

import almanac.execution.process.Condition.Absent;
import almanac.execution.process.Condition.Ended;
import almanac.execution.process.Condition.Lost;
import almanac.execution.process.Condition.Running;
import almanac.execution.process.ProcessTable.Line;
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

/**
 * Runs jobs as processes of this machine. A small shell around the command notes its own process id when it begins and
 * the exit status when the command has ended, so a server that was killed meanwhile finds its job again, or its
 * outcome.
 */
public final class LocalExecutor implements JobExecutor {

    /** Variable in the environment of all processes of a job, by which a process that got away is recognised. */
    static final String MARK = "ALMANAC_EXECUTION";

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path hidden;
    private final Path jobs;
    private final InstantSource clock;
    private final Terms terms;
    private final Supplier<Sandbox> sandbox;
    private final Processors processors;
    private final Inodes inodes;
    private final DiskPressureEviction ofBytes;
    private final DiskPressureEviction ofFiles;
    private final KernelKills kernelKills;

    /** The times at which stopped jobs are killed. Each is noted beside the job too, unless the disk is full. */
    private final Map<String, Instant> killAt = new ConcurrentHashMap<>();

    /**
     * Terms on which jobs are run.
     *
     * @param leftToOthers bytes of the disk that no job may take
     * @param inodesLeftToOthers files and folders that no job may take of those that the disk can hold
     * @param uncontained whether jobs run even where the machine gives no means to keep the server's own files from
     *     them
     * @param mounts what the jobs do not see
     */
    public record Terms(long leftToOthers, long inodesLeftToOthers, boolean uncontained, MountPolicy mounts) {

        /** Enough for the server and its database until an operator sees to it. */
        private static final long INODES = 5_000;

        public Terms(long leftToOthers, boolean uncontained, MountPolicy mounts) {
            this(leftToOthers, INODES, uncontained, mounts);
        }

        /** Hides only the directory where jobs have theirs. */
        public Terms(long leftToOthers, boolean uncontained) {
            this(leftToOthers, uncontained, MountPolicy.OF_ALL_ELSE);
        }
    }

    /**
     * Runs jobs that see nothing of the directory where they have theirs. The sandbox is detected when it is first
     * needed.
     */
    public LocalExecutor(Path hidden, InstantSource clock, Terms terms) {
        this(hidden, clock, terms, new DetectedSandbox(clock, Sandbox::found));
    }

    LocalExecutor(Path hidden, InstantSource clock, Terms terms, Supplier<Sandbox> sandbox) {
        this(hidden, clock, terms, sandbox, KernelKills.ofThisServer());
    }

    LocalExecutor(Path hidden, InstantSource clock, Terms terms, Supplier<Sandbox> sandbox, KernelKills kernelKills) {
        this.hidden = hidden.toAbsolutePath();
        this.jobs = this.hidden.resolve("jobs");
        this.clock = clock;
        this.terms = terms;
        this.sandbox = sandbox;
        this.processors = new Processors(() -> known().stream().map(this::notes).toList());
        this.inodes = new Inodes(jobs);
        this.ofBytes = DiskPressureEviction.ofBytes(clock);
        this.ofFiles = DiskPressureEviction.ofFiles(clock);
        this.kernelKills = kernelKills;
    }

    @Override
    public Optional<String> refusal() {
        return terms.uncontained() || sandbox.get() == Sandbox.HIDING
                ? Optional.empty()
                : Optional.of("Nothing keeps the server's own files from jobs here: the machine refuses name spaces,"
                        + " or lacks unshare, setpriv, prlimit or mount. See almanac.jobs.uncontained.");
    }

    /** Returns the name by which other servers know this place and its jobs, and makes it the first time. */
    public String name(Supplier<String> made) {
        ProcessDirectory place = ProcessDirectory.made(jobs);
        return place.note("host").filter(name -> !name.isEmpty()).orElseGet(() -> {
            String name = made.get();
            place.note("host", name, true);
            return name;
        });
    }

    @Override
    public ProcessDirectory directory(String job) {
        return ProcessDirectory.made(place(job));
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
        ProcessDirectory directory = directory(launch.job());
        JobNotes notes = new JobNotes(directory);
        if (notes.process().isPresent()) {
            throw new IllegalStateException("job %s was started before".formatted(launch.job()));
        }
        notes.limits(launch.limits(), clock.instant());
        kernelKills.begin(notes);
        new Launcher(sandbox.get(), processors, hidden, terms.mounts()).start(launch, directory, notes);
    }

    @Override
    public Optional<Started> started(String job) {
        JobNotes notes = notes(job);
        return notes.process().map(process -> new Started(process.number(), notes.since()));
    }

    @Override
    public Condition look(String job) {
        JobNotes notes = notes(job);
        Optional<ProcessId> process = notes.process();
        if (process.isEmpty()) {
            return new Absent();
        }
        if (notes.exit().isEmpty() && ProcessTable.isAlive(process.get())) {
            long kills = kernelKills.count();
            Footprint footprint = new Footprint(commandOf(notes, process.get(), ProcessTable.now()));
            kernelKills.look(job, notes, kills, footprint);
            try {
                return new Running(new Measuring(notes, clock).measure(footprint));
            } finally { // even if the figures cannot be had
                hold(job, notes, process.get(), footprint);
            }
        }
        sweep(job, notes, process.get());
        return notes.exit()
                .<Condition>map(
                        exit -> new Ended(exit.status(), new Measuring(notes, clock).inTheEnd(exit), notes.reason()))
                .orElseGet(() -> new Lost(notes.measured().usage()));
    }

    /** Returns the processes of the command, without those of the sandbox around it. */
    private List<Line> commandOf(JobNotes notes, ProcessId process, ProcessTable table) {
        return table.under(process.number()).stream()
                .skip(notes.sandbox().orElseGet(sandbox).layers())
                .toList();
    }

    /** Ends a job that is over one of its limits. */
    private void hold(String job, JobNotes notes, ProcessId process, Footprint footprint) {
        Instant now = clock.instant();
        if (now.isAfter(notes.end()) && notes.reason() == null) {
            stop(job, GRACE);
            notes.reason("The job took longer than it may.");
        }
        boolean isToBeKilled = Stream.of(notes.killAt(), Optional.ofNullable(killAt.get(job)))
                .flatMap(Optional::stream)
                .anyMatch(moment -> !now.isBefore(moment));
        Optional<String> excess = LimitViolation.of(notes, footprint);
        if (isToBeKilled || excess.isPresent()) {
            excess.ifPresent(notes::reason);
            ProcessKiller.of(job, notes, process);
        }
        leaveRoom();
        Processors.hold(notes, footprint.lines());
    }

    /** Keeps room on the disk; the look at any job can end another. */
    private void leaveRoom() {
        leaveRoom(jobs.toFile().getUsableSpace(), terms.leftToOthers(), ofBytes);
        inodes.free().ifPresent(free -> leaveRoom(free, terms.inodesLeftToOthers(), ofFiles));
    }

    private void leaveRoom(long free, long leftToOthers, DiskPressureEviction eviction) {
        if (free < leftToOthers) {
            eviction.worst(free, this::running).ifPresent(directory -> {
                JobNotes notes = new JobNotes(directory);
                notes.reason(DiskPressureEviction.SENTENCE);
                notes.process()
                        .ifPresent(process ->
                                ProcessKiller.of(directory.path().getFileName().toString(), notes, process));
            });
        }
    }

    private List<ProcessDirectory> running() {
        return known().stream()
                .filter(job -> notes(job).exit().isEmpty()
                        && notes(job).process().filter(ProcessTable::isAlive).isPresent())
                .map(job -> new ProcessDirectory(place(job)))
                .toList();
    }

    @Override
    public void stop(String job, Duration grace) {
        JobNotes notes = notes(job);
        notes.process().filter(ProcessTable::isAlive).ifPresent(process -> {
            ProcessTable table = ProcessTable.now();
            List<Line> strays = new ArrayList<>(table.strays(process, MARK + "=" + job));
            strays.removeAll(table.under(process.number()));
            strays.forEach(line -> ProcessKiller.end(line, false));
            commandOf(notes, process, table).forEach(line -> ProcessKiller.end(line, false));
            Instant moment = clock.instant().plus(grace);
            killAt.merge(job, moment, (one, other) -> one.isBefore(other) ? one : other);
            notes.killAt(moment);
        });
    }

    @Override
    public void kill(String job) {
        JobNotes notes = notes(job);
        notes.process().ifPresent(process -> {
            ProcessKiller.of(job, notes, process);
            ProcessKiller.await(process);
        });
    }

    @Override
    public void remove(String job) {
        kill(job);
        new ProcessDirectory(place(job)).delete();
        killAt.remove(job);
        kernelKills.forget(job);
    }

    /** Ends processes that a command has left behind. */
    private void sweep(String job, JobNotes notes, ProcessId process) {
        if (!notes.isSwept()) {
            kernelKills.look(job, notes, kernelKills.count(), new Footprint(List.of()));
            ProcessKiller.strays(job, notes, process);
            notes.swept();
        }
    }

    private JobNotes notes(String job) {
        return new JobNotes(new ProcessDirectory(place(job)));
    }

    private Path place(String job) {
        if (!NAME.matcher(job).matches()) {
            throw new IllegalArgumentException("not the id of a job");
        }
        return jobs.resolve(job);
    }
}
