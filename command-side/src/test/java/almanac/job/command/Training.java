package almanac.job.command;

import static almanac.given.People.ANA;

import almanac.job.event.JobEvent;
import almanac.job.event.JobEvent.JobFinishingBegan;
import almanac.job.event.JobEvent.JobPlaced;
import almanac.job.event.JobEvent.JobPreparationBegan;
import almanac.job.event.JobEvent.JobPrepared;
import almanac.job.event.JobEvent.JobQueued;
import almanac.job.event.JobEvent.JobStarted;
import almanac.job.event.JobInput;
import almanac.job.event.JobProcess;
import almanac.job.event.JobRequest;
import almanac.job.event.JobResult;
import almanac.job.event.JobStatistic;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import java.time.Instant;
import java.util.List;

/** The job that the tests are about. */
final class Training {

    static final JobId TRAINING = new JobId("66b0000000000000000000d7");
    static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    static final ProjectId PRICING = new ProjectId("66b0000000000000000000e6");
    static final EnvironmentId STANDARD = new EnvironmentId("66b00000000000000000e001");
    static final HardwareTierId SMALL = new HardwareTierId("small-k8s");
    static final String HOST = "almanac-1";
    static final JobInput INPUT = new JobInput("7c0b8a2a9cfa0b1e1c4f1b9c2f3d4e5f60718293", null, List.of(), List.of());
    static final JobProcess PROCESS = new JobProcess(HOST, 4711, Instant.parse("2026-03-01T12:00:00Z"));
    static final JobResult RESULT = new JobResult(
            "8d0b8a2a9cfa0b1e1c4f1b9c2f3d4e5f60718293", List.of(new JobStatistic("AUC", "0.91")), null, List.of());

    private Training() {}

    static JobQueued queued() {
        return new JobQueued(
                TRAINING,
                CHURN,
                1,
                ANA,
                new JobRequest("train.py", null, null, null, STANDARD, RevisionSpec.ACTIVE, SMALL, null, false));
    }

    static JobEvent[] pending() {
        return new JobEvent[] {queued(), new JobPlaced(TRAINING, HOST)};
    }

    static JobEvent[] preparing() {
        return and(pending(), new JobPreparationBegan(TRAINING));
    }

    static JobEvent[] prepared() {
        return and(preparing(), new JobPrepared(TRAINING, INPUT));
    }

    static JobEvent[] running() {
        return and(prepared(), new JobStarted(TRAINING, PROCESS));
    }

    static JobEvent[] finishing() {
        return and(running(), new JobFinishingBegan(TRAINING));
    }

    static JobEvent[] and(JobEvent[] before, JobEvent... then) {
        JobEvent[] all = new JobEvent[before.length + then.length];
        System.arraycopy(before, 0, all, 0, before.length);
        System.arraycopy(then, 0, all, before.length, then.length);
        return all;
    }
}
