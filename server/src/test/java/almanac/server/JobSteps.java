package almanac.server;

import almanac.job.command.JobCommand.BeginFinishing;
import almanac.job.command.JobCommand.BeginPreparing;
import almanac.job.command.JobCommand.BeginRunning;
import almanac.job.command.JobCommand.BeginStopping;
import almanac.job.command.JobCommand.CompletePreparation;
import almanac.job.command.JobCommand.ConfirmStop;
import almanac.job.command.JobCommand.FailJob;
import almanac.job.command.JobCommand.PlaceJob;
import almanac.job.command.JobCommand.SucceedJob;
import almanac.job.event.JobDataset;
import almanac.job.event.JobInput;
import almanac.job.event.JobProcess;
import almanac.job.event.JobRepository;
import almanac.job.event.JobResult;
import almanac.job.event.JobStatistic;
import almanac.job.event.JobUsage;
import almanac.messaging.Dispatch;
import almanac.project.event.GitServiceProvider;
import almanac.server.Given.Job;
import almanac.shared.DatasetId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.RepositoryId;
import almanac.shared.SnapshotId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Moves jobs as whoever runs them does. */
public final class JobSteps {

    public static final String COMMIT = "7c0b8a2a9cfa0b1e1c4f1b9c2f3d4e5f60718293";
    public static final String OUTPUT = "8d0b8a2a9cfa0b1e1c4f1b9c2f3d4e5f60718293";

    /** What every installation has from its start. */
    public static final String SMALL = "small-k8s";

    public static final String MEDIUM = "medium-k8s";
    public static final String STANDARD = "000000000000000000000001";

    private static final String HOST = "almanac-1";

    private JobSteps() {}

    public static Job place(Job job) {
        send(new PlaceJob(id(job), HOST));
        return job;
    }

    public static Job run(Job job) {
        JobRepository repository = new JobRepository(
                new RepositoryId("66b000000000000000000c0d"),
                "code",
                "https://git.example.org/churn/code",
                GitServiceProvider.UNKNOWN,
                "branches/main",
                "main",
                COMMIT);
        JobDataset dataset = new JobDataset(
                new DatasetId("66b0000000000000000da7a1"),
                "customers",
                new ProjectId(job.project().id()),
                true,
                "/domino/datasets/customers",
                new SnapshotId("66b0000000000000000da7a2"));
        send(new PlaceJob(id(job), HOST));
        send(new BeginPreparing(id(job)));
        send(new CompletePreparation(id(job), new JobInput(COMMIT, null, List.of(repository), List.of(dataset))));
        send(new BeginRunning(id(job), new JobProcess(HOST, 4711, Instant.EPOCH)));
        return job;
    }

    /** Runs the job to its end, at which it tells these figures. */
    public static Job succeed(Job job, Map<String, String> statistics) {
        List<JobStatistic> told = statistics.entrySet().stream()
                .map(entry -> new JobStatistic(entry.getKey(), entry.getValue()))
                .toList();
        run(job);
        send(new BeginFinishing(id(job)));
        send(new SucceedJob(id(job), new JobResult(OUTPUT, told, new JobUsage(97.5, 1.25, 30.0), List.of())));
        return job;
    }

    public static Job succeed(Job job) {
        return succeed(job, Map.of());
    }

    public static Job fail(Job job) {
        run(job);
        send(new FailJob(id(job), 2, "no such file", JobResult.NONE));
        return job;
    }

    public static void beginStopping(Job job) {
        send(new BeginStopping(id(job)));
    }

    public static void confirmStop(Job job) {
        send(new ConfirmStop(id(job), JobResult.NONE));
    }

    public static void send(Object command) {
        Server.running().bean(Dispatch.class).sendAsSystem(command, "of a test");
    }

    public static JobId id(Job job) {
        return new JobId(job.id());
    }
}
