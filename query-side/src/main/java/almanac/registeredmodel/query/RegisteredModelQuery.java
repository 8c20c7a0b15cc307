package almanac.registeredmodel.query;

import almanac.row.Window;
import almanac.shared.ModelId;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SearchFilter;
import almanac.shared.SearchOrder;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries for registered models. */
public sealed interface RegisteredModelQuery {

    /** Asks which model has a name, if the user may know of it. */
    @OpenToAll
    record LocateModel(String name, UserId by) implements RegisteredModelQuery {}

    /** Asks for a model that the user may know of: as a member of its project, or because it is discoverable. */
    @OpenToAll
    record GetModel(ModelId model, UserId by) implements RegisteredModelQuery {}

    /** Asks for a model as a member of its project; it stands for the right to read its history. */
    @Requires(Permission.LIST_PROJECT)
    record GetModelOfProject(ModelId model, ProjectId project) implements RegisteredModelQuery, Scoped.Project {}

    /** Asks for those models that the user may know of. */
    @OpenToAll
    record SearchModels(UserId by, SearchFilter filter, List<SearchOrder> order, Window window)
            implements RegisteredModelQuery {}

    /** Asks for a model that the user may know of, and for what the user may do with it. */
    @OpenToAll
    record GetRegisteredModel(ModelId model, UserId by) implements RegisteredModelQuery {}

    /** Asks for those models that the user may know of. */
    @OpenToAll
    record ListRegisteredModels(UserId by, ModelFilter filter, Window window) implements RegisteredModelQuery {}

    /**
     * Asks for the models of those projects in which the user has a role.
     *
     * @param withDiscoverable whether those of other projects that the user may know of are wanted as well
     */
    @OpenToAll
    record ListModelsForUi(UserId by, ModelFilter filter, boolean withDiscoverable, Window window)
            implements RegisteredModelQuery {}

    /** Asks for the names of those models that the user may know of. */
    @OpenToAll
    record ListModelNames(UserId by, ModelFilter filter, Window window) implements RegisteredModelQuery {}

    /**
     * Asks for the model APIs that serve a model.
     *
     * @param number of the version that they serve; null for any
     */
    @Requires(Permission.VIEW_MODEL_APIS)
    record ListModelApis(
            ModelId model, ProjectId project, @Nullable Integer number)
            implements RegisteredModelQuery, Scoped.Project {}
}
