package almanac.experiment.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.ExperimentDirectory;
import almanac.experiment.command.ExperimentCommand.CreateExperiment;
import almanac.experiment.command.ExperimentCommand.DeleteExperiment;
import almanac.experiment.command.ExperimentCommand.RenameExperiment;
import almanac.experiment.command.ExperimentCommand.RestoreExperiment;
import almanac.experiment.command.ExperimentCommand.TagExperiment;
import almanac.experiment.event.ExperimentEvent.ExperimentCreated;
import almanac.experiment.event.ExperimentEvent.ExperimentDeleted;
import almanac.experiment.event.ExperimentEvent.ExperimentRenamed;
import almanac.experiment.event.ExperimentEvent.ExperimentRestored;
import almanac.experiment.event.ExperimentEvent.ExperimentTagged;
import almanac.shared.Entries;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentId;
import almanac.shared.ProjectId;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on one experiment: its name, its tags, and whether it takes runs. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class Experiment {

    @AggregateIdentifier
    private ExperimentId experiment;

    private ProjectId project;
    private String name;
    private boolean isDeleted;
    private final Map<String, String> tags = new HashMap<>();

    Experiment() {} // for Axon

    @CommandHandler
    Experiment(CreateExperiment command, ExperimentDirectory directory) {
        if (!directory.holdProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        if (directory.isExperimentNameTaken(command.name())) {
            throw ErrorCode.EXPERIMENT_NAME_TAKEN.with(command.name());
        }
        apply(new ExperimentCreated(command.experiment(), command.project(), command.name()));
        if (!command.tags().isEmpty()) {
            apply(new ExperimentTagged(command.experiment(), command.tags()));
        }
    }

    @EventSourcingHandler
    void evolve(ExperimentCreated event) {
        experiment = event.experiment();
        project = event.project();
        name = event.name();
    }

    @CommandHandler
    void decide(RenameExperiment command, ExperimentDirectory directory) {
        requireActive(command);
        if (command.name().equals(name)) {
            return;
        }
        if (directory.isExperimentNameTaken(command.name())) {
            throw ErrorCode.EXPERIMENT_NAME_TAKEN.with(command.name());
        }
        apply(new ExperimentRenamed(experiment, command.name()));
    }

    @EventSourcingHandler
    void evolve(ExperimentRenamed event) {
        name = event.name();
    }

    @CommandHandler
    void decide(TagExperiment command) {
        requireActive(command);
        Map<String, String> changed = Entries.changed(tags, command.tags());
        if (!changed.isEmpty()) {
            apply(new ExperimentTagged(experiment, changed));
        }
    }

    @EventSourcingHandler
    void evolve(ExperimentTagged event) {
        tags.putAll(event.tags());
    }

    @CommandHandler
    void decide(DeleteExperiment command) {
        requireIn(command);
        if (!isDeleted) {
            apply(new ExperimentDeleted(experiment));
        }
    }

    @EventSourcingHandler
    void evolve(ExperimentDeleted event) {
        isDeleted = true;
    }

    @CommandHandler
    void decide(RestoreExperiment command) {
        requireIn(command);
        if (isDeleted) {
            apply(new ExperimentRestored(experiment));
        }
    }

    @EventSourcingHandler
    void evolve(ExperimentRestored event) {
        isDeleted = false;
    }

    private void requireActive(ExperimentCommand.Existing command) {
        requireIn(command);
        if (isDeleted) {
            throw ErrorCode.EXPERIMENT_DELETED.with(experiment);
        }
    }

    private void requireIn(ExperimentCommand.Existing command) {
        if (!command.project().equals(project)) {
            throw command.missing();
        }
    }
}
