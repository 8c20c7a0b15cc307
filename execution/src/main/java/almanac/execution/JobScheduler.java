package almanac.execution;

import almanac.execution.process.JobExecutor;
import almanac.job.command.JobCommand.AbandonJob;
import almanac.job.command.JobCommand.PlaceJob;
import almanac.job.query.JobToRun;
import almanac.job.query.JobsToRun;
import almanac.shared.DomainException;
import almanac.store.StartStep;
import almanac.turn.Worker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes on as many jobs as this server has room for, and gives each a thread. Several servers share the queue: a job is
 * placed by its aggregate, once.
 */
final class JobScheduler extends Worker {

    private static final Logger log = LoggerFactory.getLogger(JobScheduler.class);
    private static final Duration LONGEST_LEAVE = Duration.ofMillis(900);
    private static final long LOOK_AROUND = 20; // milliseconds
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final JobTools tools;
    private final Servers servers;
    private final Map<String, JobToRun> active = new ConcurrentHashMap<>();
    private final Map<String, Long> missingSince = new HashMap<>();
    private final JobTroubles troubles;
    private boolean isTidy;
    private volatile @Nullable String refusal;

    JobScheduler(JobTools tools, Servers servers) {
        this(tools, servers, PATIENCE);
    }

    JobScheduler(JobTools tools, Servers servers, Duration patience) {
        super("Running of jobs");
        this.tools = tools;
        this.servers = servers;
        this.troubles = new JobTroubles(tools, new Backoff(patience), this::tidy);
    }

    /** Returns the reason why no job is taken on here; null when jobs are taken on, as far as is known. */
    @Nullable
    String refusal() {
        return refusal;
    }

    /** Starts only when at least one job may run at a time. */
    @Override
    public boolean isAutoStartup() {
        return tools.settings().atOnce() > 0;
    }

    @Override
    protected void look() {
        servers.stay();
        if (!isTidy) {
            tidy();
            isTidy = true;
        }
        lookAround();
    }

    /** Gives the threads of jobs a moment to end when this server stops; the jobs themselves go on. */
    @Override
    protected void pause() {
        super.pause();
        if (!isWanted()) {
            awaitLeave();
            active.keySet().forEach(this::excuse);
            servers.close();
            isTidy = false;
        }
    }

    /** Notes that this server ends for a reason other than the job's files. */
    private void excuse(String job) {
        new JobFolders(tools.executor().directory(job)).hasOutlasted();
    }

    private void awaitLeave() {
        long end = System.nanoTime() + LONGEST_LEAVE.toNanos();
        try {
            while (!active.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(LOOK_AROUND);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends and removes what is left of jobs that ended while this server was away. */
    private void tidy() {
        Set<String> own = tools.records().list(0, 0, 0).placed().stream()
                .map(job -> job.job().value())
                .collect(Collectors.toSet());
        tools.executor().known().stream().filter(job -> !own.contains(job)).forEach(this::tidy);
    }

    private void tidy(String job) {
        tidy(job, _ -> {});
    }

    /** Removes what is left of a job; a failure is logged and blocks no other job. */
    private void tidy(String job, Consumer<JobFolders> lastWords) {
        JobExecutor executor = tools.executor();
        try {
            executor.kill(job);
            JobFolders folders = new JobFolders(executor.directory(job));
            lastWords.accept(folders);
            tools.output().finish(job, folders.logs());
            executor.remove(job);
        } catch (RuntimeException e) {
            log.error("What is left of job {} cannot be taken away", job, e);
        }
    }

    private void lookAround() {
        JobsToRun jobs = list();
        jobs.placed().stream().filter(job -> tools.host().equals(job.host())).forEach(this::attend);
        each(
                jobs.placed().stream()
                        .filter(job -> !tools.host().equals(job.host()))
                        .toList(),
                JobToRun::job,
                this::watch);
        TierRoom tiers = new TierRoom(jobs.placed(), tools.tiers());
        if (jobs.waiting().stream().anyMatch(job -> hasRoomFor(job, tiers))) {
            servers.alone(this::choose);
        }
    }

    /** Lists the jobs; waiting ones only when some could be taken on. */
    private JobsToRun list() {
        return isReady()
                ? tools.records().list(room(Kind.JOB), room(Kind.SESSION), room(Kind.INSTANCE))
                : tools.records().list(0, 0, 0);
    }

    private boolean hasRoomFor(JobToRun job, TierRoom tiers) {
        return room(Kind.of(job)) > 0 && tiers.isFor(job);
    }

    /** Kinds of executions. Sessions and instances last for days, so they have room of their own. */
    private enum Kind {
        JOB,
        SESSION,
        INSTANCE;

        static Kind of(JobToRun job) {
            if (job.isInstance()) {
                return INSTANCE;
            }
            return job.isSession() ? SESSION : JOB;
        }
    }

    /** Returns how many more of the kind fit here. */
    private int room(Kind kind) {
        ExecutionSettings settings = tools.settings();
        int most = switch (kind) {
            case JOB -> settings.atOnce();
            case SESSION -> settings.sessionsAtOnce();
            case INSTANCE -> settings.instancesAtOnce();
        };
        long taken =
                active.values().stream().filter(job -> Kind.of(job) == kind).count();
        return Math.max(0, most - Math.toIntExact(taken));
    }

    private boolean isReady() {
        String reason = reasonToRefuse();
        if (reason != null && refusal == null) {
            log.error("No job is taken on. {}", reason);
        }
        refusal = reason;
        return reason == null;
    }

    /**
     * Returns the reason to take on no job; that it cannot be found out is one. Running jobs are looked after all the
     * same.
     */
    private @Nullable String reasonToRefuse() {
        try {
            return tools.executor().refusal().orElse(null);
        } catch (RuntimeException e) {
            if (refusal == null) { // it is asked several times a second
                log.warn("It cannot be found out what contains a job here", e);
            }
            return "It could not be found out what this machine can do to contain a job; the log says why.";
        }
    }

    private void choose() {
        JobsToRun jobs = list();
        TierRoom tiers = new TierRoom(jobs.placed(), tools.tiers());
        each(jobs.waiting(), JobToRun::job, job -> {
            if (hasRoomFor(job, tiers) && isTakenOn(job)) {
                tiers.take(job);
            }
        });
    }

    private boolean isTakenOn(JobToRun job) {
        try {
            tools.records().send(new PlaceJob(job.job(), tools.host()));
        } catch (DomainException _) { // another server was first, or a user has stopped it
            return false;
        }
        attend(tools.records().get(job.job()));
        return true;
    }

    private void attend(JobToRun job) {
        if (active.putIfAbsent(job.job().value(), job) == null) {
            Thread.ofVirtual().name("job-" + job.job()).start(() -> live(job));
        }
    }

    private void live(JobToRun job) {
        String id = job.job().value();
        try {
            new JobSupervisor(job, tools, this).live();
            troubles.areOver(id);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) { // whatever a job causes, it ends some time
            if (isRunning()) { // otherwise what it needs may be gone already; it goes on after the next start
                log.error("Job {} cannot go on", job.job(), e);
                troubles.tryLater(job, e, this::isRunning);
            }
        } finally {
            active.remove(id);
        }
    }

    /** Resets the backoff of a job that runs well again. */
    void goesWell(String job) {
        troubles.areOver(job);
    }

    /** Gives up the jobs of a server that stays away; a server that is restarted comes back to its jobs. */
    private void watch(JobToRun job) {
        String other = String.valueOf(job.host());
        if (servers.isPresent(other)) {
            missingSince.remove(other);
            return;
        }
        long since = missingSince.computeIfAbsent(other, missing -> System.nanoTime());
        if (System.nanoTime() - since > tools.settings().absentAfter().toNanos()) {
            tools.records().send(new AbandonJob(job.job(), "The server that ran the job is gone."));
        }
    }

    /** Starts the scheduler when this server answers requests, and other servers may start. */
    @Override
    public int getPhase() {
        return StartStep.Order.OTHERS_MAY_START.phase() + 1;
    }
}
