package almanac.experiment.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
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

/** Queries for runs and their metrics. */
public interface RunQuery {

    /** Asks for one run of a project. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record GetRunOfExperiment(ExperimentRunId run, ProjectId project)
            implements Query<Versioned<MlflowRun>>, Scoped.Project {}

    /** Asks for those runs of some experiments that the user may see. */
    @OpenToAll
    record SearchRuns(
            UserId by,
            List<ExperimentId> experiments,
            SearchFilter filter,
            List<SearchOrder> order,
            ViewType view,
            Window window)
            implements Query<Page<MlflowRun>> {}

    /** Asks for the values of one metric of a run, in the order of their steps. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record GetMetricHistory(ExperimentRunId run, ProjectId project, String key, Window window)
            implements Query<Page<MlflowMetric>>, Scoped.Project {}

    /** Asks for about so many values of one metric of a run, evenly out of a range of steps. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record SampleMetricHistory(
            ExperimentRunId run, ProjectId project, String key, long firstStep, long lastStep, int about)
            implements Query<Page<MlflowMetric>>, Scoped.Project {}

    /** Asks for the sets of data that those runs of some experiments have read which the user may see. */
    @OpenToAll
    record ListRunDatasets(UserId by, List<ExperimentId> experiments) implements Query<Page<MlflowDatasetSummary>> {}

    /** Asks which artifacts of a run are its model, when no path of them is named. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record FindRunModel(ExperimentRunId run, ProjectId project) implements Query<RunModel>, Scoped.Project {}
}
