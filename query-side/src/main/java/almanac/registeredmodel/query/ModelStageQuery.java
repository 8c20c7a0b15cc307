package almanac.registeredmodel.query;

import almanac.row.Page;
import almanac.shared.ModelVersionId;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Queries for stages of versions. */
public interface ModelStageQuery {

    /** Asks for the stages of projects that have defined none of their own. */
    @OpenToAll
    record ListInstallationStages() implements Query<Page<RegisteredModelStageV1>> {}

    /**
     * Asks for the stages that a project has defined.
     *
     * @param includeDefaults whether those of the installation are wanted when there are none
     */
    @Requires(Permission.LIST_PROJECT)
    record ListProjectStages(ProjectId project, boolean includeDefaults)
            implements Query<Page<RegisteredModelVersionCustomStageResponseV1>>, Scoped.Project {}

    /** Asks for the stages that a version can be reviewed for. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record ListReviewStages(ModelVersionId version, ProjectId project)
            implements Query<Page<RegisteredModelVersionReviewStageResponseV1>>, Scoped.Project {}

    /** Asks whether a version can be moved to a stage; it is refused with the reason when it cannot. */
    @Requires(Permission.EDIT_MODELS)
    record ValidateTransition(ModelVersionId version, ProjectId project, String stage)
            implements Query<Boolean>, Scoped.Project {}
}
