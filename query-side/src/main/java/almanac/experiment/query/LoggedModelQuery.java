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
import almanac.shared.SearchOrder;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries for logged models. */
public interface LoggedModelQuery {

    /** Asks for one logged model of a project. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record GetLoggedModel(LoggedModelId model, ProjectId project)
            implements Query<Versioned<MlflowLoggedModel>>, Scoped.Project {}

    /**
     * A set of data that metrics are measured on.
     *
     * @param digest null for the set of that name whatever its digest
     */
    record MeasuredOn(String name, @Nullable String digest) {}

    /**
     * A column of the order.
     *
     * @param on the set of data that a metric is measured on; null for any
     */
    record Order(SearchOrder by, @Nullable MeasuredOn on) {}

    /**
     * Asks for those logged models of some experiments that the user may see, newest first where no order is given.
     *
     * @param datasets that metrics of the filter are measured on; empty for any
     */
    @OpenToAll
    record SearchLoggedModels(
            UserId by,
            List<ExperimentId> experiments,
            SearchFilter filter,
            List<MeasuredOn> datasets,
            List<Order> order,
            Window window)
            implements Query<Page<MlflowLoggedModel>> {}
}
