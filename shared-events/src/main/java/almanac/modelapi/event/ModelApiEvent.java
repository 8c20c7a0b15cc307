package almanac.modelapi.event;

import almanac.environment.event.EnvironmentVariables;
import almanac.shared.DisplayName;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Events of a model API as such. Its versions and tokens have streams of their own. */
public sealed interface ModelApiEvent {

    ModelApiId api();

    /**
     * A model API was published.
     *
     * @param async whether it answers asynchronous predictions alone
     * @param variables that its instances get; null for none
     */
    record ModelApiPublished(
            ModelApiId api,
            @DisplayName String name,
            String description,
            ProjectId project,
            EnvironmentId environment,
            HardwareTierId hardwareTier,
            int replicas,
            boolean async,
            @Nullable EnvironmentVariables variables)
            implements ModelApiEvent {}

    record ModelApiRenamed(ModelApiId api, @DisplayName String name) implements ModelApiEvent {}

    record ModelApiDescribed(ModelApiId api, String description) implements ModelApiEvent {}

    /** Instances that start from now on get another environment, tier or number. */
    record ModelApiResized(ModelApiId api, EnvironmentId environment, HardwareTierId hardwareTier, int replicas)
            implements ModelApiEvent {}

    /**
     * Calls of the latest version go to another version from now on.
     *
     * @param previous null when there was none
     */
    record ModelApiVersionActivated(
            ModelApiId api,
            ModelApiVersionId version,
            int number,
            @Nullable ModelApiVersionId previous) implements ModelApiEvent {}

    /**
     * Calls of the version in production go to another version from now on.
     *
     * @param version null when no version is in production any more
     */
    record ProductionVersionChosen(ModelApiId api, @Nullable ModelApiVersionId version) implements ModelApiEvent {}

    /** A user has a role in the model API from now on, or another one. */
    record ModelApiShared(ModelApiId api, UserId user, ModelApiRole role) implements ModelApiEvent {}

    record ModelApiUnshared(ModelApiId api, UserId user) implements ModelApiEvent {}

    /**
     * Instances that start from now on get these variables and no others.
     *
     * @param variables null for none
     */
    record ModelApiVariablesSet(ModelApiId api, @Nullable EnvironmentVariables variables) implements ModelApiEvent {}

    record ModelApiArchived(ModelApiId api) implements ModelApiEvent {}
}
