package almanac.modelapi.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.AccountDirectory;
import almanac.access.Compute;
import almanac.access.ComputeDirectory;
import almanac.access.CreateWithin;
import almanac.access.ModelApiDirectory;
import almanac.environment.event.EnvironmentVariables;
import almanac.modelapi.command.ModelApiCommand.ActivateModelApiVersion;
import almanac.modelapi.command.ModelApiCommand.ArchiveModelApi;
import almanac.modelapi.command.ModelApiCommand.ChangeModelApi;
import almanac.modelapi.command.ModelApiCommand.ChooseProductionVersion;
import almanac.modelapi.command.ModelApiCommand.PublishModelApi;
import almanac.modelapi.command.ModelApiCommand.RemoveModelApiVariable;
import almanac.modelapi.command.ModelApiCommand.SetModelApiVariables;
import almanac.modelapi.command.ModelApiCommand.ShareModelApi;
import almanac.modelapi.command.ModelApiCommand.UnshareModelApi;
import almanac.modelapi.event.ModelApiEvent.ModelApiArchived;
import almanac.modelapi.event.ModelApiEvent.ModelApiDescribed;
import almanac.modelapi.event.ModelApiEvent.ModelApiPublished;
import almanac.modelapi.event.ModelApiEvent.ModelApiRenamed;
import almanac.modelapi.event.ModelApiEvent.ModelApiResized;
import almanac.modelapi.event.ModelApiEvent.ModelApiShared;
import almanac.modelapi.event.ModelApiEvent.ModelApiUnshared;
import almanac.modelapi.event.ModelApiEvent.ModelApiVariablesSet;
import almanac.modelapi.event.ModelApiEvent.ModelApiVersionActivated;
import almanac.modelapi.event.ModelApiEvent.ProductionVersionChosen;
import almanac.modelapi.event.ModelApiRole;
import almanac.shared.Actor;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.storage.environment.VariableVault;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on one model API: what its instances get, and which of its versions answers. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class ModelApi {

    @AggregateIdentifier
    private ModelApiId api;

    private ProjectId project;
    private String name;
    private String description;
    private EnvironmentId environment;
    private HardwareTierId hardwareTier;
    private int replicas;
    private @Nullable UserId publisher;
    private @Nullable EnvironmentVariables variables;
    private final Map<UserId, ModelApiRole> collaborators = new HashMap<>();
    private @Nullable ModelApiVersionId active;
    private @Nullable ModelApiVersionId production;

    ModelApi() {} // for Axon

    @CommandHandler
    ModelApi(PublishModelApi command, ModelApiDirectory directory, ComputeDirectory means, VariableVault vault) {
        if (!directory.holdProject(command.project())) {
            throw ErrorCode.PROJECT_NOT_FOUND.with(command.project());
        }
        requireFree(command.name(), command.project(), directory);
        Compute compute = new Compute(means, command.by(), command.project());
        if (command.variables() != null) {
            vault.keep(command.variables());
        }
        apply(new ModelApiPublished(
                        command.api(),
                        command.name(),
                        command.description(),
                        command.project(),
                        command.environment(),
                        compute.modelTier(command.hardwareTier()),
                        command.replicas(),
                        command.async(),
                        command.variables() == null ? null : command.variables().described()))
                .andThen(() -> CreateWithin.begin(
                        ModelApiVersion.class,
                        () -> ModelApiVersion.first(
                                command.first(), command.project(), command.environment(), compute)));
    }

    private static void requireFree(String name, ProjectId project, ModelApiDirectory directory) {
        if (directory.isModelApiNameTaken(project, name)) {
            throw ErrorCode.MODEL_API_NAME_TAKEN.with(name);
        }
    }

    @EventSourcingHandler
    void evolve(
            ModelApiPublished event, @MetaDataValue(value = Actor.USER_ID, required = false) @Nullable String actor) {
        api = event.api();
        publisher = actor == null ? null : new UserId(actor);
        variables = event.variables();
        project = event.project();
        name = event.name();
        description = event.description();
        environment = event.environment();
        hardwareTier = event.hardwareTier();
        replicas = event.replicas();
    }

    @CommandHandler
    void decide(ChangeModelApi command, ModelApiDirectory directory, ComputeDirectory means) {
        Compute compute = new Compute(means, command.by(), project);
        if (!command.environment().equals(environment)) {
            compute.revision("environmentId", command.environment());
        }
        HardwareTierId tier =
                command.hardwareTier() == null || command.hardwareTier().equals(hardwareTier)
                        ? hardwareTier
                        : compute.modelTier(command.hardwareTier());
        if (!command.name().equals(name)) {
            requireFree(command.name(), project, directory);
            apply(new ModelApiRenamed(api, command.name()));
        }
        if (!command.description().equals(description)) {
            apply(new ModelApiDescribed(api, command.description()));
        }
        if (!command.environment().equals(environment)
                || !tier.equals(hardwareTier)
                || command.replicas() != replicas) {
            apply(new ModelApiResized(api, command.environment(), tier, command.replicas()));
        }
    }

    @EventSourcingHandler
    void evolve(ModelApiRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void evolve(ModelApiDescribed event) {
        description = event.description();
    }

    @EventSourcingHandler
    void evolve(ModelApiResized event) {
        environment = event.environment();
        hardwareTier = event.hardwareTier();
        replicas = event.replicas();
    }

    @CommandHandler
    void decide(ShareModelApi command, AccountDirectory directory) {
        if (command.user().equals(publisher)) {
            throw ErrorCode.PUBLISHER_AS_COLLABORATOR.with();
        }
        ModelApiRole role = collaborators.get(command.user());
        if (role == null && !directory.isUser(command.user())) {
            throw ErrorCode.USER_NOT_FOUND.with(command.user());
        }
        if (role != command.role()) {
            apply(new ModelApiShared(api, command.user(), command.role()));
        }
    }

    @EventSourcingHandler
    void evolve(ModelApiShared event) {
        collaborators.put(event.user(), event.role());
    }

    @CommandHandler
    void decide(UnshareModelApi command) {
        if (!collaborators.containsKey(command.user())) {
            throw ErrorCode.MODEL_API_COLLABORATOR_NOT_FOUND.with(command.user(), api);
        }
        apply(new ModelApiUnshared(api, command.user()));
    }

    @EventSourcingHandler
    void evolve(ModelApiUnshared event) {
        collaborators.remove(event.user());
    }

    @CommandHandler
    void decide(SetModelApiVariables command, VariableVault vault) {
        if (command.variables() != null) {
            vault.keep(command.variables());
            apply(new ModelApiVariablesSet(api, command.variables().described()));
        } else if (variables != null) {
            apply(new ModelApiVariablesSet(api, null));
        }
    }

    @CommandHandler
    void decide(RemoveModelApiVariable command) {
        if (variables == null || !variables.names().contains(command.name())) {
            throw ErrorCode.MODEL_API_VARIABLE_NOT_FOUND.with(api, command.name());
        }
        EnvironmentVariables left = variables.without(command.name());
        apply(new ModelApiVariablesSet(api, left.names().isEmpty() ? null : left));
    }

    @EventSourcingHandler
    void evolve(ModelApiVariablesSet event) {
        variables = event.variables();
    }

    @CommandHandler
    void decide(ActivateModelApiVersion command) {
        if (!command.version().equals(active)) {
            apply(new ModelApiVersionActivated(api, command.version(), command.number(), active));
        }
    }

    @EventSourcingHandler
    void evolve(ModelApiVersionActivated event) {
        active = event.version();
    }

    @CommandHandler
    void decide(ChooseProductionVersion command, ModelApiDirectory directory) {
        if (!directory.hasVersion(api, command.version())) {
            throw ErrorCode.MODEL_API_VERSION_NOT_FOUND.with(api, command.version());
        }
        boolean isInProduction = command.version().equals(production);
        if (command.isProduction() != isInProduction) {
            apply(new ProductionVersionChosen(api, command.isProduction() ? command.version() : null));
        }
    }

    @EventSourcingHandler
    void evolve(ProductionVersionChosen event) {
        production = event.version();
    }

    @CommandHandler
    void decide(ArchiveModelApi command) {
        apply(new ModelApiArchived(api));
    }

    @EventSourcingHandler
    void evolve(ModelApiArchived event) {
        markDeleted();
    }
}
