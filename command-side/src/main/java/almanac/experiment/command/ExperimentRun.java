package almanac.experiment.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.ExperimentDirectory;
import almanac.access.ExperimentTables.KnownExperiment;
import almanac.experiment.command.ExperimentRunCommand.AbandonRun;
import almanac.experiment.command.ExperimentRunCommand.DeleteRun;
import almanac.experiment.command.ExperimentRunCommand.RestoreRun;
import almanac.experiment.command.ExperimentRunCommand.StartRun;
import almanac.experiment.command.ExperimentRunCommand.UpdateRun;
import almanac.experiment.event.RunEvent.RunDeleted;
import almanac.experiment.event.RunEvent.RunEnded;
import almanac.experiment.event.RunEvent.RunRenamed;
import almanac.experiment.event.RunEvent.RunRestored;
import almanac.experiment.event.RunEvent.RunResumed;
import almanac.experiment.event.RunEvent.RunStarted;
import almanac.experiment.event.RunEvent.RunTagged;
import almanac.experiment.event.RunStatus;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentRunId;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on one run: its name, its state, and whether it is deleted. What it logs is up to its {@link RunLog}. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class ExperimentRun {

    @AggregateIdentifier
    private ExperimentRunId run;

    private RunOwner owner;
    private String name;
    private RunStatus status = RunStatus.RUNNING;
    private boolean isDeleted;

    @AggregateMember
    private RunLog log;

    ExperimentRun() {} // for Axon

    @CommandHandler
    ExperimentRun(StartRun command, ExperimentDirectory directory) {
        KnownExperiment experiment = directory
                .holdExperiment(command.experiment())
                .orElseThrow(() -> ErrorCode.EXPERIMENT_NOT_FOUND.with(command.experiment()));
        if (experiment.isDeleted()) {
            throw ErrorCode.EXPERIMENT_DELETED.with(command.experiment());
        }
        if (!directory.holdProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        apply(new RunStarted(
                command.run(),
                command.experiment(),
                command.project(),
                command.by(),
                command.job(),
                command.name(),
                command.startedAt()));
        if (!command.tags().isEmpty()) {
            apply(new RunTagged(command.run(), command.tags()));
        }
    }

    @EventSourcingHandler
    void evolve(RunStarted event) {
        run = event.run();
        owner = new RunOwner(event.project(), event.startedBy());
        name = event.name();
        log = new RunLog(run, owner);
    }

    @CommandHandler
    void decide(UpdateRun command) {
        owner.require(command);
        requireActive();
        if (command.name() != null && !command.name().equals(name)) {
            apply(new RunRenamed(run, command.name()));
        }
        if (command.status() != null) {
            become(command.status(), command.endedAt());
        }
    }

    @CommandHandler
    void decide(AbandonRun command) {
        if (!status.isEnd()) {
            apply(new RunEnded(run, command.status(), command.endedAt()));
        }
    }

    private void become(RunStatus wanted, Instant endedAt) {
        if (wanted == status) {
            return;
        }
        if (wanted.isEnd()) {
            apply(new RunEnded(run, wanted, endedAt));
        } else {
            apply(new RunResumed(run, wanted));
        }
    }

    @EventSourcingHandler
    void evolve(RunRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void evolve(RunEnded event) {
        status = event.status();
    }

    @EventSourcingHandler
    void evolve(RunResumed event) {
        status = event.status();
    }

    @CommandHandler
    void decide(DeleteRun command) {
        owner.require(command);
        if (!isDeleted) {
            apply(new RunDeleted(run));
        }
    }

    @EventSourcingHandler
    void evolve(RunDeleted event) {
        isDeleted = true;
    }

    @CommandHandler
    void decide(RestoreRun command) {
        owner.require(command);
        if (isDeleted) {
            apply(new RunRestored(run));
        }
    }

    @EventSourcingHandler
    void evolve(RunRestored event) {
        isDeleted = false;
    }

    private void requireActive() {
        if (isDeleted) {
            throw ErrorCode.EXPERIMENT_RUN_DELETED.with(run);
        }
    }
}
