package almanac.registeredmodel.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ModelId;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SearchFilter;
import almanac.shared.SearchOrder;
import almanac.shared.UserId;
import java.util.List;

/** Queries for registered models. */
public interface RegisteredModelQuery {

    /** Asks which model has a name, if the user may know of it. */
    @OpenToAll
    record LocateModel(String name, UserId by) implements Query<ModelLocation> {}

    /** Asks for a model that the user may know of: as a member of its project, or because it is discoverable. */
    @OpenToAll
    record GetModel(ModelId model, UserId by) implements Query<MlflowModel> {}

    /** Asks for a model as a member of its project; it stands for the right to read its history. */
    @Requires(Permission.LIST_PROJECT)
    record GetModelOfProject(ModelId model, ProjectId project)
            implements Query<Versioned<MlflowModel>>, Scoped.Project {}

    /** Asks for those models that the user may know of. */
    @OpenToAll
    record SearchModels(UserId by, SearchFilter filter, List<SearchOrder> order, Window window)
            implements Query<Page<MlflowModel>> {}
}
