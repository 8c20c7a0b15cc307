package almanac.support.execution;

import almanac.job.command.AbandonJob;
import almanac.job.command.PlaceJob;
import almanac.job.query.JobToRun;
import almanac.job.query.JobsToRun;
import almanac.shared.DomainException;
import almanac.shared.HardwareTierId;
import almanac.storage.turn.Worker;
import almanac.support.store.StartStep;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes jobs on, as many as this server has room for, and gives each a thread. Several servers share the queue: a job is
 * placed by its aggregate, once.
 */
final class JobDesk extends Worker {

    private static final Logger log = LoggerFactory.getLogger(JobDesk.class);
    private static final Duration LONGEST_LEAVE = Duration.ofMillis(900);
    private static final long LOOK_AROUND = 20; // milliseconds
    private static final int MOST_FAULTS = 3;

    private final JobTools tools;
    private final Servers servers;
    private final Set<String> active = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> missingSince = new HashMap<>();
    private final Map<String, Integer> faults = new ConcurrentHashMap<>();
    private boolean isTidy;

    JobDesk(JobTools tools, Servers servers) {
        super("Running of jobs");
        this.tools = tools;
        this.servers = servers;
    }

    /** Nobody runs jobs here when not one may run at a time. */
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

    /** In the end those who look at jobs here have a moment to leave them; the jobs themselves go on. */
    @Override
    protected void pause() {
        super.pause();
        if (!isWanted()) {
            awaitLeave();
            servers.close();
            isTidy = false;
        }
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

    /** What is left of jobs that ended while this server was away; what runs of them, too. */
    private void tidy() {
        Set<String> own = tools.records().list().placed().stream()
                .map(job -> job.job().value())
                .collect(Collectors.toSet());
        tools.executor().known().stream().filter(job -> !own.contains(job)).forEach(tools.executor()::remove);
    }

    private void lookAround() {
        JobsToRun jobs = list();
        jobs.placed().stream().filter(job -> tools.host().equals(job.host())).forEach(this::attend);
        jobs.placed().stream().filter(job -> !tools.host().equals(job.host())).forEach(this::watch);
        if (active.size() < tools.settings().atOnce() && !jobs.waiting().isEmpty()) {
            servers.alone(this::choose);
        }
    }

    private void choose() {
        JobsToRun jobs = list();
        Map<HardwareTierId, Long> running = new HashMap<>();
        jobs.placed().forEach(job -> running.merge(job.request().hardwareTier(), 1L, Long::sum));
        for (JobToRun job : jobs.waiting()) {
            HardwareTierId tier = job.request().hardwareTier();
            Integer most = tools.tiers().of(tier).most();
            if (active.size() >= tools.settings().atOnce()) {
                return;
            }
            if ((most == null || running.getOrDefault(tier, 0L) < most) && isTakenOn(job)) {
                running.merge(tier, 1L, Long::sum);
            }
        }
    }

    private boolean isTakenOn(JobToRun job) {
        try {
            tools.records().send(new PlaceJob(job.job(), tools.host()));
        } catch (DomainException _) { // another server was first, or somebody has stopped it
            return false;
        }
        attend(tools.records().get(job.job()));
        return true;
    }

    private void attend(JobToRun job) {
        if (active.add(job.job().value())) {
            Thread.ofVirtual().name("job-" + job.job()).start(() -> live(job));
        }
    }

    private void live(JobToRun job) {
        String id = job.job().value();
        JobLife life = new JobLife(job, tools, this);
        try {
            life.live();
            faults.remove(id);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!isRunning()) { // what it needs may be gone already; it goes on after the next start
                return;
            }
            log.error("Job {} cannot go on", job.job(), e);
            if (faults.merge(id, 1, Integer::sum) >= MOST_FAULTS) {
                giveUp(life);
            }
        } finally {
            active.remove(id);
        }
    }

    /** It is tried again first: the database may have been away. When that is not possible either, the next look finds the job still unended and tries again. */
    private void giveUp(JobLife life) {
        try {
            life.abandon("The server could not run the job; its log says why.");
        } catch (RuntimeException e) {
            log.warn("A job cannot be ended at the moment: {}", e.getMessage());
        }
    }

    /** A server that is restarted comes back to its jobs; one that does not come back has lost them. */
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

    private JobsToRun list() {
        return tools.records().list();
    }

    /** When this server answers requests, and others may start. */
    @Override
    public int getPhase() {
        return StartStep.Order.OTHERS_MAY_START.phase() + 1;
    }
}
