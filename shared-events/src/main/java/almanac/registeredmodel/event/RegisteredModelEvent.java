package almanac.registeredmodel.event;

import almanac.shared.DisplayName;
import almanac.shared.ModelId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.Map;

/** Events of a registered model as a whole; its versions have streams of their own ({@link ModelVersionEvent}). */
public sealed interface RegisteredModelEvent {

    ModelId model();

    /**
     * A model was registered in a project; no other has its name.
     *
     * @param discoverable whether users outside the project may know of it
     */
    record ModelRegistered(
            ModelId model,
            @DisplayName String name,
            ProjectId project,
            UserId owner,
            boolean discoverable,
            String description)
            implements RegisteredModelEvent {}

    record ModelDescribed(ModelId model, String description) implements RegisteredModelEvent {}

    record ModelDiscoverabilityChanged(ModelId model, boolean discoverable) implements RegisteredModelEvent {}

    /** The model has another name; its former one is free. */
    record ModelRenamed(ModelId model, @DisplayName String name) implements RegisteredModelEvent {}

    /** Each of the tags has this value from now on; the others stay. */
    record ModelTagged(ModelId model, Map<String, String> tags) implements RegisteredModelEvent {}

    record ModelTagRemoved(ModelId model, String key) implements RegisteredModelEvent {}

    /** The alias stands for this version and for no other. */
    record ModelAliasSet(ModelId model, String alias, int version) implements RegisteredModelEvent {}

    record ModelAliasRemoved(ModelId model, String alias) implements RegisteredModelEvent {}

    /** The model and all its versions are gone, and its name is free. */
    record ModelDeleted(ModelId model) implements RegisteredModelEvent {}
}
