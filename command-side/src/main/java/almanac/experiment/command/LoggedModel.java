package almanac.experiment.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.ExperimentDirectory;
import almanac.experiment.command.LoggedModelCommand.CreateLoggedModel;
import almanac.experiment.command.LoggedModelCommand.DeleteLoggedModel;
import almanac.experiment.command.LoggedModelCommand.FinalizeLoggedModel;
import almanac.experiment.command.LoggedModelCommand.LogModelParams;
import almanac.experiment.command.LoggedModelCommand.RemoveLoggedModelTag;
import almanac.experiment.command.LoggedModelCommand.TagLoggedModel;
import almanac.experiment.event.LoggedModelEvent.LoggedModelCreated;
import almanac.experiment.event.LoggedModelEvent.LoggedModelDeleted;
import almanac.experiment.event.LoggedModelEvent.LoggedModelFinalized;
import almanac.experiment.event.LoggedModelEvent.LoggedModelParamsLogged;
import almanac.experiment.event.LoggedModelEvent.LoggedModelTagRemoved;
import almanac.experiment.event.LoggedModelEvent.LoggedModelTagged;
import almanac.experiment.event.LoggedModelStatus;
import almanac.shared.Entries;
import almanac.shared.ErrorCode;
import almanac.shared.LoggedModelId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on one logged model: what is said of it, and whether it is whole. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class LoggedModel {

    /** The tag in which clients note the versions that a model was registered as, also of models that other users have logged. */
    private static final Set<String> OF_REGISTRATIONS = Set.of("mlflow.modelVersions");

    @AggregateIdentifier
    private LoggedModelId model;

    private ProjectId project;
    private UserId createdBy;
    private LoggedModelStatus status = LoggedModelStatus.PENDING;
    private final Map<String, String> params = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();

    LoggedModel() {} // for Axon

    @CommandHandler
    LoggedModel(CreateLoggedModel command, ExperimentDirectory directory) {
        if (directory
                .holdExperiment(command.experiment())
                .orElseThrow(() -> ErrorCode.EXPERIMENT_NOT_FOUND.with(command.experiment()))
                .isDeleted()) {
            throw ErrorCode.EXPERIMENT_DELETED.with(command.experiment());
        }
        if (!directory.holdProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        apply(new LoggedModelCreated(
                command.model(),
                command.experiment(),
                command.project(),
                command.by(),
                command.name(),
                command.type(),
                command.sourceRun()));
        if (!command.params().isEmpty()) {
            apply(new LoggedModelParamsLogged(command.model(), command.params()));
        }
        if (!command.tags().isEmpty()) {
            apply(new LoggedModelTagged(command.model(), command.tags()));
        }
    }

    @EventSourcingHandler
    void evolve(LoggedModelCreated event) {
        model = event.model();
        project = event.project();
        createdBy = event.createdBy();
    }

    @CommandHandler
    void decide(LogModelParams command) {
        require(command);
        Map<String, String> changed = Entries.changed(params, command.params());
        if (!changed.isEmpty()) {
            apply(new LoggedModelParamsLogged(model, changed));
        }
    }

    @EventSourcingHandler
    void evolve(LoggedModelParamsLogged event) {
        params.putAll(event.params());
    }

    @CommandHandler
    void decide(TagLoggedModel command) {
        if (OF_REGISTRATIONS.containsAll(command.tags().keySet())) {
            requireIn(command);
        } else {
            require(command);
        }
        Map<String, String> changed = Entries.changed(tags, command.tags());
        if (!changed.isEmpty()) {
            apply(new LoggedModelTagged(model, changed));
        }
    }

    @EventSourcingHandler
    void evolve(LoggedModelTagged event) {
        tags.putAll(event.tags());
    }

    @CommandHandler
    void decide(RemoveLoggedModelTag command) {
        require(command);
        if (!tags.containsKey(command.key())) {
            throw ErrorCode.MODEL_TAG_NOT_FOUND.with(model, command.key());
        }
        apply(new LoggedModelTagRemoved(model, command.key()));
    }

    @EventSourcingHandler
    void evolve(LoggedModelTagRemoved event) {
        tags.remove(event.key());
    }

    @CommandHandler
    void decide(FinalizeLoggedModel command) {
        require(command);
        if (command.status() != status) {
            apply(new LoggedModelFinalized(model, command.status()));
        }
    }

    @EventSourcingHandler
    void evolve(LoggedModelFinalized event) {
        status = event.status();
    }

    @CommandHandler
    void decide(DeleteLoggedModel command) {
        require(command);
        apply(new LoggedModelDeleted(model));
    }

    @EventSourcingHandler
    void evolve(LoggedModelDeleted event) {
        markDeleted();
    }

    private void requireIn(LoggedModelCommand.OfOwner command) {
        if (!command.project().equals(project)) {
            throw command.missing();
        }
    }

    private void require(LoggedModelCommand.OfOwner command) {
        requireIn(command);
        if (!command.by().equals(createdBy)) {
            throw ErrorCode.RUN_OF_ANOTHER.with(model);
        }
    }
}
