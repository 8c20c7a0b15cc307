package almanac.registeredmodel.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.directory.CreateWithin;
import almanac.access.directory.ModelDirectory;
import almanac.registeredmodel.command.RegisteredModelCommand.DeleteModel;
import almanac.registeredmodel.command.RegisteredModelCommand.EditModel;
import almanac.registeredmodel.command.RegisteredModelCommand.RegisterModel;
import almanac.registeredmodel.command.RegisteredModelCommand.RegisterModelWithVersion;
import almanac.registeredmodel.command.RegisteredModelCommand.RemoveModelAlias;
import almanac.registeredmodel.command.RegisteredModelCommand.RemoveModelTag;
import almanac.registeredmodel.command.RegisteredModelCommand.RenameModel;
import almanac.registeredmodel.command.RegisteredModelCommand.SetModelAlias;
import almanac.registeredmodel.command.RegisteredModelCommand.TagModel;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelAliasRemoved;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelAliasSet;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDeleted;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDescribed;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDiscoverabilityChanged;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelRegistered;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelRenamed;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelTagRemoved;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelTagged;
import almanac.shared.Entries;
import almanac.shared.ErrorCode;
import almanac.shared.ModelId;
import almanac.shared.ProjectId;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.ApplyMore;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on one registered model: its name, what is said of it, and which versions its aliases stand for. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class RegisteredModel {

    @AggregateIdentifier
    private ModelId model;

    private ProjectId project;
    private String name;
    private String description;
    private boolean isDiscoverable;
    private final Map<String, String> tags = new HashMap<>();
    private final Map<String, Integer> aliases = new HashMap<>();

    RegisteredModel() {} // for Axon

    @CommandHandler
    RegisteredModel(RegisterModel command, ModelDirectory directory) {
        register(command, directory);
    }

    @CommandHandler
    RegisteredModel(RegisterModelWithVersion command, ModelDirectory directory) {
        register(command.registration(), directory)
                .andThen(() ->
                        CreateWithin.begin(ModelVersion.class, () -> ModelVersion.first(command.first(), directory)));
    }

    private static ApplyMore register(RegisterModel command, ModelDirectory directory) {
        if (!directory.holdProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        if (directory.isModelNameTaken(command.name())) {
            throw ErrorCode.MODEL_NAME_TAKEN.with(command.name());
        }
        ApplyMore registered = apply(new ModelRegistered(
                command.model(),
                command.name(),
                command.project(),
                command.owner(),
                command.discoverable(),
                command.description()));
        return command.tags().isEmpty() ? registered : apply(new ModelTagged(command.model(), command.tags()));
    }

    @EventSourcingHandler
    void evolve(ModelRegistered event) {
        model = event.model();
        project = event.project();
        name = event.name();
        description = event.description();
        isDiscoverable = event.discoverable();
    }

    @CommandHandler
    void decide(EditModel command) {
        requireIn(command);
        if (command.description() != null && !command.description().equals(description)) {
            apply(new ModelDescribed(model, command.description()));
        }
        if (command.discoverable() != null && command.discoverable() != isDiscoverable) {
            apply(new ModelDiscoverabilityChanged(model, command.discoverable()));
        }
    }

    @EventSourcingHandler
    void evolve(ModelDescribed event) {
        description = event.description();
    }

    @EventSourcingHandler
    void evolve(ModelDiscoverabilityChanged event) {
        isDiscoverable = event.discoverable();
    }

    @CommandHandler
    void decide(RenameModel command, ModelDirectory directory) {
        requireIn(command);
        if (command.name().equals(name)) {
            return;
        }
        if (directory.isModelNameTaken(command.name())) {
            throw ErrorCode.MODEL_NAME_TAKEN.with(command.name());
        }
        apply(new ModelRenamed(model, command.name()));
    }

    @EventSourcingHandler
    void evolve(ModelRenamed event) {
        name = event.name();
    }

    @CommandHandler
    void decide(TagModel command) {
        requireIn(command);
        Map<String, String> changed = Entries.changed(tags, command.tags());
        if (!changed.isEmpty()) {
            apply(new ModelTagged(model, changed));
        }
    }

    @EventSourcingHandler
    void evolve(ModelTagged event) {
        tags.putAll(event.tags());
    }

    @CommandHandler
    void decide(RemoveModelTag command) {
        requireIn(command);
        if (!tags.containsKey(command.key())) {
            throw ErrorCode.MODEL_TAG_NOT_FOUND.with(name, command.key());
        }
        apply(new ModelTagRemoved(model, command.key()));
    }

    @EventSourcingHandler
    void evolve(ModelTagRemoved event) {
        tags.remove(event.key());
    }

    @CommandHandler
    void decide(SetModelAlias command, ModelDirectory directory) {
        requireIn(command);
        if (Integer.valueOf(command.version()).equals(aliases.get(command.alias()))) {
            return;
        }
        directory.holdModel(model);
        if (directory.versionsOf(model).stream().noneMatch(version -> version.number() == command.version())) {
            throw ErrorCode.MODEL_VERSION_NOT_FOUND.with(name, command.version());
        }
        apply(new ModelAliasSet(model, command.alias(), command.version()));
    }

    @EventSourcingHandler
    void evolve(ModelAliasSet event) {
        aliases.put(event.alias(), event.version());
    }

    @CommandHandler
    void decide(RemoveModelAlias command) {
        requireIn(command);
        if (aliases.containsKey(command.alias())) {
            apply(new ModelAliasRemoved(model, command.alias()));
        }
    }

    @EventSourcingHandler
    void evolve(ModelAliasRemoved event) {
        aliases.remove(event.alias());
    }

    @CommandHandler
    void decide(DeleteModel command, ModelDirectory directory) {
        requireIn(command);
        directory.holdModel(model);
        apply(new ModelDeleted(model));
    }

    @EventSourcingHandler
    void evolve(ModelDeleted event) {
        markDeleted();
    }

    private void requireIn(RegisteredModelCommand.Existing command) {
        if (!command.project().equals(project)) {
            throw command.missing();
        }
    }
}
