package almanac.modelapi.command;

import almanac.modelapi.command.ModelApiVersionCommand.AddModelApiVersion;
import almanac.modelapi.event.ModelApiRole;
import almanac.shared.DomainException;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import almanac.storage.environment.SealedVariables;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about model APIs as such. */
public sealed interface ModelApiCommand {

    ModelApiId api();

    /** A command to a model API that must exist. */
    sealed interface OfExisting extends ModelApiCommand, Scoped.ModelApi, Scoped.Existing {

        @Override
        ModelApiId api();

        @Override
        default DomainException missing() {
            return ErrorCode.MODEL_API_NOT_FOUND.with(api());
        }
    }

    /**
     * Publishes a model API with its first version.
     *
     * @param hardwareTier null for the default
     * @param variables that its instances get; null for none
     */
    @Requires({Permission.PUBLISH_MODEL_APIS, Permission.USE_GLOBAL_COMPUTE})
    record PublishModelApi(
            @TargetAggregateIdentifier ModelApiId api,
            ProjectId project,
            UserId by,
            String name,
            String description,
            EnvironmentId environment,
            @Nullable HardwareTierId hardwareTier,
            int replicas,
            boolean async,
            @Nullable SealedVariables variables,
            AddModelApiVersion first)
            implements ModelApiCommand, Scoped.Project {}

    /** Changes what is said of a model API, and what its next instances get. */
    @Requires({Permission.PUBLISH_MODEL_APIS, Permission.USE_GLOBAL_COMPUTE})
    record ChangeModelApi(
            @TargetAggregateIdentifier ModelApiId api,
            UserId by,
            String name,
            String description,
            EnvironmentId environment,
            @Nullable HardwareTierId hardwareTier,
            int replicas)
            implements OfExisting {}

    /** Sends the calls of the latest version to this one, whose first instance answers. */
    @SystemOnly
    record ActivateModelApiVersion(
            @TargetAggregateIdentifier ModelApiId api, ModelApiVersionId version, int number) implements OfExisting {}

    /** Puts a version into production, or takes it out of there. */
    @Requires(Permission.PUBLISH_MODEL_APIS)
    record ChooseProductionVersion(
            @TargetAggregateIdentifier ModelApiId api, ModelApiVersionId version, boolean isProduction)
            implements OfExisting {}

    /** Gives a user a role in the model API, or another one. */
    @Requires(Permission.PUBLISH_MODEL_APIS)
    record ShareModelApi(@TargetAggregateIdentifier ModelApiId api, UserId user, ModelApiRole role)
            implements OfExisting {}

    @Requires(Permission.PUBLISH_MODEL_APIS)
    record UnshareModelApi(@TargetAggregateIdentifier ModelApiId api, UserId user) implements OfExisting {}

    /**
     * Sets the variables that the next instances get, in place of all that were there.
     *
     * @param variables null for none
     */
    @Requires(Permission.PUBLISH_MODEL_APIS)
    record SetModelApiVariables(
            @TargetAggregateIdentifier ModelApiId api,
            @Nullable SealedVariables variables) implements OfExisting {}

    /** Takes one variable away from the next instances. */
    @Requires(Permission.PUBLISH_MODEL_APIS)
    record RemoveModelApiVariable(@TargetAggregateIdentifier ModelApiId api, String name) implements OfExisting {}

    /** Archives a model API for good: its instances end, its tokens open nothing, and its name is free. */
    @Requires(Permission.PUBLISH_MODEL_APIS)
    record ArchiveModelApi(@TargetAggregateIdentifier ModelApiId api) implements OfExisting {}
}
