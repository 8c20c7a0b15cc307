package almanac.job.command;

import static almanac.job.command.JobRun.Stage.ENDED;
import static almanac.job.command.JobRun.Stage.FINISHING;
import static almanac.job.command.JobRun.Stage.PENDING;
import static almanac.job.command.JobRun.Stage.PREPARED;
import static almanac.job.command.JobRun.Stage.PREPARING;
import static almanac.job.command.JobRun.Stage.QUEUED;
import static almanac.job.command.JobRun.Stage.RUNNING;
import static almanac.job.command.JobRun.Stage.STOPPING;
import static almanac.job.command.JobRun.Stage.STOP_REQUESTED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.JobDirectory;
import almanac.job.command.JobCommand.AbandonJob;
import almanac.job.command.JobCommand.BeginFinishing;
import almanac.job.command.JobCommand.BeginPreparing;
import almanac.job.command.JobCommand.BeginRunning;
import almanac.job.command.JobCommand.BeginStopping;
import almanac.job.command.JobCommand.CompletePreparation;
import almanac.job.command.JobCommand.ConfirmStop;
import almanac.job.command.JobCommand.FailJob;
import almanac.job.command.JobCommand.PlaceJob;
import almanac.job.command.JobCommand.StopJob;
import almanac.job.command.JobCommand.SucceedJob;
import almanac.job.event.JobEvent.JobErrored;
import almanac.job.event.JobEvent.JobFailed;
import almanac.job.event.JobEvent.JobFinishingBegan;
import almanac.job.event.JobEvent.JobPlaced;
import almanac.job.event.JobEvent.JobPreparationBegan;
import almanac.job.event.JobEvent.JobPrepared;
import almanac.job.event.JobEvent.JobStarted;
import almanac.job.event.JobEvent.JobStopRequested;
import almanac.job.event.JobEvent.JobStopped;
import almanac.job.event.JobEvent.JobStoppingBegan;
import almanac.job.event.JobEvent.JobSucceeded;
import almanac.job.event.JobResult;
import almanac.shared.ErrorCode;
import almanac.shared.JobId;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/**
 * Tracks the stage of a job. Each step is taken only from the stage before it, so that a late or repeated command
 * changes nothing, and of a concurrent stop and end the first counts (docs/adr/0025).
 */
class JobRun {

    enum Stage {
        QUEUED,
        PENDING,
        PREPARING,
        PREPARED,
        RUNNING,
        FINISHING,
        STOP_REQUESTED,
        STOPPING,
        ENDED
    }

    private static final Set<Stage> CAN_BE_STOPPED = EnumSet.of(PENDING, PREPARING, PREPARED, RUNNING);
    private static final Set<Stage> CAN_SUCCEED = EnumSet.of(RUNNING, FINISHING);
    private static final Set<Stage> CAN_FAIL = EnumSet.of(PENDING, PREPARING, PREPARED, RUNNING, FINISHING);
    private static final Set<Stage> IS_TO_STOP = EnumSet.of(STOP_REQUESTED, STOPPING);

    private final JobId job;
    private final Belonging belonging;
    private Stage stage = QUEUED;
    private String host = "";

    JobRun(Belonging belonging) {
        this.job = belonging.job();
        this.belonging = belonging;
    }

    boolean hasEnded() {
        return stage == ENDED;
    }

    @CommandHandler
    void decide(PlaceJob command) {
        if (stage == QUEUED) {
            apply(new JobPlaced(job, command.host()));
        } else if (stage != PENDING || !command.host().equals(host)) {
            throw ErrorCode.JOB_TAKEN_ON.with(job);
        }
    }

    @EventSourcingHandler
    void evolve(JobPlaced event) {
        stage = PENDING;
        host = event.host();
    }

    @CommandHandler
    void decide(BeginPreparing command) {
        if (stage == PENDING) {
            apply(new JobPreparationBegan(job));
        }
    }

    @EventSourcingHandler
    void evolve(JobPreparationBegan event) {
        stage = PREPARING;
    }

    @CommandHandler
    void decide(CompletePreparation command) {
        if (stage == PREPARING) {
            apply(new JobPrepared(job, command.input()));
        }
    }

    @EventSourcingHandler
    void evolve(JobPrepared event) {
        stage = PREPARED;
    }

    @CommandHandler
    void decide(BeginRunning command) {
        if (stage == PREPARED) {
            apply(new JobStarted(job, command.process()));
        }
    }

    @EventSourcingHandler
    void evolve(JobStarted event) {
        stage = RUNNING;
    }

    /** Stops a job. One that no server has taken on yet is stopped at once. */
    @CommandHandler
    void decide(StopJob command, JobDirectory jobs) {
        belonging.requireIn(command.project());
        belonging.requireMine(command.by(), jobs);
        if (stage == QUEUED) {
            apply(new JobStopRequested(job, command.discardsResults()));
            apply(new JobStopped(job, JobResult.NONE));
        } else if (CAN_BE_STOPPED.contains(stage)) {
            apply(new JobStopRequested(job, command.discardsResults()));
        }
    }

    @EventSourcingHandler
    void evolve(JobStopRequested event) {
        stage = STOP_REQUESTED;
    }

    @CommandHandler
    void decide(BeginStopping command) {
        if (stage == STOP_REQUESTED) {
            apply(new JobStoppingBegan(job));
        }
    }

    @EventSourcingHandler
    void evolve(JobStoppingBegan event) {
        stage = STOPPING;
    }

    @CommandHandler
    void decide(BeginFinishing command) {
        if (stage == RUNNING) {
            apply(new JobFinishingBegan(job));
        }
    }

    @EventSourcingHandler
    void evolve(JobFinishingBegan event) {
        stage = FINISHING;
    }

    @CommandHandler
    void decide(SucceedJob command) {
        if (CAN_SUCCEED.contains(stage)) {
            apply(new JobSucceeded(job, command.result()));
        } else {
            stopIfAsked(command.result());
        }
    }

    @EventSourcingHandler
    void evolve(JobSucceeded event) {
        stage = ENDED;
    }

    @CommandHandler
    void decide(FailJob command) {
        if (CAN_FAIL.contains(stage)) {
            apply(new JobFailed(job, command.exitCode(), command.problem(), command.result(), command.inputCommitId()));
        } else {
            stopIfAsked(command.result());
        }
    }

    @EventSourcingHandler
    void evolve(JobFailed event) {
        stage = ENDED;
    }

    @CommandHandler
    void decide(ConfirmStop command) {
        stopIfAsked(command.result());
    }

    /** Ends a job whose stop was requested. Its command may have ended by itself; that cannot be told any more. */
    private void stopIfAsked(JobResult result) {
        if (IS_TO_STOP.contains(stage)) {
            apply(new JobStopped(job, result));
        }
    }

    @EventSourcingHandler
    void evolve(JobStopped event) {
        stage = ENDED;
    }

    @CommandHandler
    void decide(AbandonJob command) {
        if (stage != ENDED) {
            apply(new JobErrored(job, command.reason(), command.inputCommitId()));
        }
    }

    @EventSourcingHandler
    void evolve(JobErrored event) {
        stage = ENDED;
    }
}
