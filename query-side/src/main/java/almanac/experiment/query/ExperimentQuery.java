package almanac.experiment.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ArtifactRoot;
import almanac.shared.ExperimentId;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SearchFilter;
import almanac.shared.SearchOrder;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import java.util.List;

/** Queries for experiments, and for the projects that things of the tracking API belong to. */
public interface ExperimentQuery {

    /** Asks for one experiment of a project. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record GetExperiment(ExperimentId experiment, ProjectId project)
            implements Query<Versioned<MlflowExperiment>>, Scoped.Project {}

    /** Asks for those experiments that the user may see. */
    @OpenToAll
    record SearchExperiments(UserId by, SearchFilter filter, List<SearchOrder> order, ViewType view, Window window)
            implements Query<Page<MlflowExperiment>> {}

    /** Asks which project an experiment belongs to. */
    @SystemOnly
    record LocateExperiment(ExperimentId experiment) implements Query<Location> {}

    /** Asks for the experiment of a name. */
    @SystemOnly
    record LocateExperimentNamed(String name) implements Query<Location> {}

    /** Asks which project a run or a logged model belongs to. */
    @SystemOnly
    record LocateRun(ArtifactRoot run) implements Query<Location> {}

    /** Asks whether the caller may know that the project exists. */
    @Requires(Permission.SEE_PROJECT)
    record MayKnow(ProjectId project) implements Query<Boolean>, Scoped.Project {}
}
