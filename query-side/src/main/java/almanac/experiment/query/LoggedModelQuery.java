package almanac.experiment.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ExperimentId;
import almanac.shared.LoggedModelId;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SearchFilter;
import almanac.shared.UserId;
import java.util.List;

/** Queries for logged models. */
public interface LoggedModelQuery {

    /** Asks for one logged model of a project. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record GetLoggedModel(LoggedModelId model, ProjectId project)
            implements Query<Versioned<MlflowLoggedModel>>, Scoped.Project {}

    /** Asks for those logged models of some experiments that the user may see, newest first. */
    @OpenToAll
    record SearchLoggedModels(UserId by, List<ExperimentId> experiments, SearchFilter filter, Window window)
            implements Query<Page<MlflowLoggedModel>> {}
}
