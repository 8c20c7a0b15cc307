package almanac.registeredmodel.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ModelId;
import almanac.shared.ModelReviewId;
import almanac.shared.ModelVersionId;
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

/** Queries for versions of registered models. */
public interface ModelVersionQuery {

    /** Asks for one version of a project's model. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record GetVersion(ModelVersionId version, ProjectId project)
            implements Query<Versioned<MlflowModelVersion>>, Scoped.Project {}

    /** Asks for the latest version in each of the stages; in all of them when none is named. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record ListLatestVersions(ModelId model, ProjectId project, List<String> stages)
            implements Query<Page<MlflowModelVersion>>, Scoped.Project {}

    /** Asks for those versions that the user may see. */
    @OpenToAll
    record SearchVersions(UserId by, SearchFilter filter, List<SearchOrder> order, Window window)
            implements Query<Page<MlflowModelVersion>> {}

    /** Asks for the id of a version by its number. */
    @SystemOnly
    record LocateVersion(ModelId model, int number) implements Query<VersionLocation> {}

    /**
     * Asks what reviewers and the requester of a review are told of it. There is no answer when the version is deleted,
     * or has another review by now.
     */
    @SystemOnly
    record FindReviewNotice(ModelVersionId version, ModelReviewId review) implements Query<Page<ReviewNotice>> {}

    /** Asks for the versions of a model, newest first. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record ListVersions(ModelId model, ProjectId project, Window window)
            implements Query<Page<RegisteredModelVersionOverviewV1>>, Scoped.Project {}

    /** Asks for one version with what it was made from, as far as the user may see that. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record GetVersionDetails(ModelVersionId version, ProjectId project, UserId by)
            implements Query<Versioned<RegisteredModelVersionDetailsV1>>, Scoped.Project {}
}
