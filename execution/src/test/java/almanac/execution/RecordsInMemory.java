package almanac.execution;

import almanac.job.command.JobCommand.AbandonJob;
import almanac.job.command.JobCommand.BeginFinishing;
import almanac.job.command.JobCommand.BeginPreparing;
import almanac.job.command.JobCommand.BeginRunning;
import almanac.job.command.JobCommand.BeginStopping;
import almanac.job.command.JobCommand.CompletePreparation;
import almanac.job.command.JobCommand.ConfirmStop;
import almanac.job.command.JobCommand.FailJob;
import almanac.job.command.JobCommand.PlaceJob;
import almanac.job.command.JobCommand.SucceedJob;
import almanac.job.event.JobInput;
import almanac.job.event.JobRequest;
import almanac.job.query.ExecutionStatus;
import almanac.job.query.JobToRun;
import almanac.job.query.JobsToRun;
import almanac.project.query.ProjectV1;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectVisibility;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Jobs and their states, as the aggregate keeps them. */
final class RecordsInMemory implements JobRecords {

    private static final Set<ExecutionStatus> TO_STOP = Set.of(
            ExecutionStatus.STOP_REQUESTED, ExecutionStatus.STOP_AND_DISCARD_REQUESTED, ExecutionStatus.STOPPING);

    private static final EnvironmentId ENVIRONMENT = new EnvironmentId("000000000000000000000001");

    private final Map<JobId, JobToRun> jobs = new LinkedHashMap<>();
    private final Map<JobId, Object> ends = new LinkedHashMap<>();
    private final Map<JobId, Integer> starts = new LinkedHashMap<>();
    private int mostAtOnce;
    private int refused;
    private boolean isAway;
    private @Nullable JobId stuck;
    private Consumer<JobId> beforeFinishing = job -> {};

    /** Whether the database is. */
    synchronized void isAway(boolean isAway) {
        this.isAway = isAway;
    }

    /** Nothing can be recorded of the job any more. */
    synchronized void isStuck(JobId job) {
        stuck = job;
    }

    /** How often somebody has asked in vain. */
    synchronized int refused() {
        return refused;
    }

    /** What happens in the last moment in which a job can be stopped. */
    synchronized void beforeFinishing(Consumer<JobId> happening) {
        beforeFinishing = happening;
    }

    synchronized JobId queue(String command, HardwareTierId tier) {
        int number = jobs.size() + 1;
        JobId job = new JobId("%024x".formatted(0x6530b3d4L * 1000 + number));
        JobRequest request =
                new JobRequest(command, null, null, null, ENVIRONMENT, RevisionSpec.ACTIVE, tier, null, false);
        jobs.put(
                job,
                new JobToRun(
                        job,
                        new ProjectId("6530b3d45f1c9a2e8f4c0d1a"),
                        number,
                        new UserId("6530b3d45f1c9a2e8f4c0d1b"),
                        request,
                        ExecutionStatus.QUEUED,
                        null,
                        null,
                        false,
                        null));
        return job;
    }

    synchronized void stop(JobId job, boolean discards) {
        put(job, discards ? ExecutionStatus.STOP_AND_DISCARD_REQUESTED : ExecutionStatus.STOP_REQUESTED);
    }

    /** The command that ended it; null while none has. */
    synchronized @Nullable Object end(JobId job) {
        return ends.get(job);
    }

    synchronized int starts(JobId job) {
        return starts.getOrDefault(job, 0);
    }

    synchronized int mostAtOnce() {
        return mostAtOnce;
    }

    @Override
    public synchronized JobsToRun list(int jobs, int sessions, int instances) {
        JobsToRun all = list();
        return new JobsToRun(all.placed(), all.waiting().stream().limit(jobs).toList());
    }

    synchronized JobsToRun list() {
        List<JobToRun> placed = new ArrayList<>();
        List<JobToRun> waiting = new ArrayList<>();
        jobs.values().stream()
                .filter(job -> !job.hasEnded())
                .forEach(job -> (job.host() == null ? waiting : placed).add(job));
        return new JobsToRun(placed, waiting);
    }

    @Override
    public synchronized JobToRun get(JobId job) {
        if (isAway) {
            refused++;
            throw new IllegalStateException(new SQLTransientConnectionException("the database is away"));
        }
        return Objects.requireNonNull(jobs.get(job));
    }

    @Override
    public ProjectV1 project(ProjectId project) {
        return new ProjectV1(
                project,
                "churn",
                "",
                new UserId("6530b3d45f1c9a2e8f4c0d1c"),
                "ana",
                ProjectVisibility.PRIVATE,
                List.of(),
                null,
                List.of(),
                null);
    }

    @Override
    public String nameOf(HardwareTierId tier) {
        return "A " + tier + " one";
    }

    @Override
    public Map<String, String> variablesOf(ProjectId project) {
        return Map.of("OF_PROJECT", "churn's", "TOLD", "by the project");
    }

    @Override
    public String nameOf(UserId user) {
        return "bo";
    }

    @Override
    public synchronized void send(Object command) {
        switch (command) {
            case PlaceJob c -> place(c);
            case BeginPreparing c -> step(c.job(), ExecutionStatus.PENDING, ExecutionStatus.PREPARING);
            case CompletePreparation c -> prepared(c.job(), c.input());
            case BeginRunning c -> begin(c.job());
            case BeginStopping c -> {
                if (TO_STOP.contains(get(c.job()).status())) {
                    put(c.job(), ExecutionStatus.STOPPING);
                }
            }
            case BeginFinishing c -> {
                beforeFinishing.accept(c.job());
                step(c.job(), ExecutionStatus.RUNNING, ExecutionStatus.FINISHING);
            }
            case SucceedJob c -> end(c.job(), c, ExecutionStatus.SUCCEEDED);
            case FailJob c -> end(c.job(), c, ExecutionStatus.FAILED);
            case ConfirmStop c -> end(c.job(), c, ExecutionStatus.STOPPED);
            case AbandonJob c -> {
                if (c.job().equals(stuck)) {
                    throw new IllegalStateException("this job is stuck");
                }
                end(c.job(), c, ExecutionStatus.ERROR);
            }
            default -> throw new IllegalArgumentException("not for a job: " + command);
        }
    }

    private void place(PlaceJob command) {
        JobToRun job = get(command.job());
        if (job.host() != null) {
            throw ErrorCode.JOB_TAKEN_ON.with(command.job());
        }
        put(new JobToRun(
                job.job(),
                job.project(),
                job.number(),
                job.startedBy(),
                job.request(),
                ExecutionStatus.PENDING,
                command.host(),
                null,
                false,
                null));
        long atOnce = jobs.values().stream()
                .filter(other -> other.host() != null && !other.hasEnded())
                .count();
        mostAtOnce = Math.max(mostAtOnce, Math.toIntExact(atOnce));
    }

    private void prepared(JobId id, JobInput input) {
        JobToRun job = get(id);
        if (job.status() == ExecutionStatus.PREPARING) {
            put(with(job, job.status(), input, false));
        }
    }

    private void begin(JobId id) {
        JobToRun job = get(id);
        if (job.status() == ExecutionStatus.PREPARING) {
            starts.merge(id, 1, Integer::sum);
            put(with(job, ExecutionStatus.RUNNING, job.input(), true));
        }
    }

    private void step(JobId id, ExecutionStatus from, ExecutionStatus to) {
        if (get(id).status() == from) {
            put(id, to);
        }
    }

    private void end(JobId id, Object command, ExecutionStatus status) {
        if (!get(id).hasEnded()) {
            boolean isStopped = status != ExecutionStatus.ERROR && TO_STOP.contains(get(id).status());
            ends.put(id, command);
            put(id, isStopped ? ExecutionStatus.STOPPED : status);
        }
    }

    private void put(JobId id, ExecutionStatus status) {
        JobToRun job = get(id);
        put(with(job, status, job.input(), job.hasRun()));
    }

    private void put(JobToRun job) {
        jobs.put(job.job(), job);
    }

    private static JobToRun with(JobToRun job, ExecutionStatus status, @Nullable JobInput input, boolean hasRun) {
        return new JobToRun(
                job.job(),
                job.project(),
                job.number(),
                job.startedBy(),
                job.request(),
                status,
                job.host(),
                input,
                hasRun,
                job.serving());
    }
}
