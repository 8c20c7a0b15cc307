package almanac.project.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.BillingTagName;
import almanac.shared.GoalId;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.ProjectTagId;
import almanac.shared.Query;
import almanac.shared.RepositoryId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import almanac.storage.environment.SealedVariables.Variable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries about projects and their goals. */
public interface ProjectQuery {

    /** Asks for one project, or the part of it that the caller may see. */
    @Requires(Permission.SEE_PROJECT)
    record GetProject(ProjectId project) implements Scoped.Project, Query<Versioned<ProjectV1>> {}

    /** Asks for the projects that the caller may see, by name. */
    @OpenToAll
    record ListProjects(UserId caller, Window window) implements Query<Page<ProjectV1>> {}

    /** Asks for the status of a project. */
    @Requires(Permission.LIST_PROJECT)
    record GetProjectBilling(ProjectId project) implements Scoped.Project, Query<ProjectBilling> {}

    /**
     * Asks for the projects that are charged to a tag, or to none.
     *
     * @param tag null for projects whatever their tag
     * @param withoutTag whether only projects without a tag are asked for
     * @param namePart text that the names contain, in any letter case; null for all
     */
    @Requires(Permission.MANAGE_BILLING)
    record ListBilledProjects(
            @Nullable BillingTagName tag,
            boolean withoutTag,
            @Nullable String namePart,
            boolean ascending,
            Window window)
            implements Query<Page<BilledProject>> {}

    /** A project with the tag that its costs are charged to: null for none. */
    record BilledProject(ProjectV1 project, @Nullable BillingTagName billingTag) {}

    /** What a project is charged to: null for no tag. */
    record ProjectBilling(@Nullable BillingTagName tag) {}

    @Requires(Permission.LIST_PROJECT)
    record GetProjectStatus(ProjectId project) implements Scoped.Project, Query<Versioned<ProjectStatusV1>> {}

    /** Asks where results of a project go. */
    @Requires(Permission.LIST_PROJECT)
    record GetResultsSettings(ProjectId project)
            implements Scoped.Project, Query<Versioned<ProjectResultsSettingsV1>> {}

    /** Asks for the datasets of other projects that a project uses. */
    @Requires(Permission.GET_DATASETS_RW)
    record GetSharedDatasets(ProjectId project) implements Scoped.Project, Query<Versioned<SharedDatasetRwEntryV1>> {}

    /**
     * Asks for the location of the files of a project.
     *
     * @param forWriting whether the caller wants to change them
     */
    @Requires(Permission.READ_FILES)
    record LocateFiles(ProjectId project, boolean forWriting)
            implements Scoped.Project, Scoped.ConditionalPermissions, Query<FilesLocation> {

        @Override
        public Set<Permission> alsoRequires() {
            return forWriting ? Set.of(Permission.WRITE_FILES) : Set.of();
        }
    }

    /**
     * Asks for the parts of a project that a copy takes over.
     *
     * @param owner the owner of the copy
     * @param by the user that wants to copy it
     */
    @Requires({Permission.READ_FILES, Permission.CREATE_PROJECT, Permission.USE_FILE_STORAGE})
    record GetCopySource(ProjectId project, UserId owner, UserId by)
            implements Scoped.Project, Scoped.ConditionalPermissions, Query<CopySource> {

        @Override
        public Set<Permission> alsoRequires() {
            return owner.equals(by) ? Set.of() : Set.of(Permission.CREATE_PROJECT_FOR_OTHERS);
        }
    }

    /** Asks for one imported repository of a project. */
    @Requires(Permission.LIST_PROJECT)
    record GetRepository(ProjectId project, RepositoryId repository)
            implements Scoped.Project, Query<Versioned<ProjectGitRepositoryV1>> {}

    /** Asks for the imported repositories of a project, in the order in which they were imported. */
    @Requires(Permission.LIST_PROJECT)
    record ListRepositories(ProjectId project, Window window)
            implements Scoped.Project, Query<Page<ProjectGitRepositoryV1>> {}

    /** Asks for the tags of a project, in the order in which it got them. */
    @Requires(Permission.LIST_PROJECT)
    record ListProjectTags(ProjectId project) implements Scoped.Project, Query<Page<ProjectTagV1>> {}

    /** Asks for the environment variables of a project with their values, by name. */
    @Requires(Permission.CHANGE_PROJECT_SETTINGS)
    record ListProjectVariables(ProjectId project) implements Scoped.Project, Query<Page<Variable>> {}

    /** Asks for a tag by its id alone, if the caller may see its project. */
    @OpenToAll
    record FindProjectTag(UserId caller, ProjectTagId tag) implements Query<ProjectTagV1> {}

    /** Asks for one goal of a project. */
    @Requires(Permission.LIST_PROJECT)
    record GetGoal(GoalId goal, ProjectId project) implements Scoped.Project, Query<Versioned<ProjectGoalV1>> {}

    /** Asks for all goals of a project, oldest first. */
    @Requires(Permission.LIST_PROJECT)
    record ListGoals(ProjectId project) implements Scoped.Project, Query<Page<ProjectGoalV1>> {}

    /** Asks for the project of that name and owner, if the caller may see it. */
    @OpenToAll
    record FindNamedProject(UserId caller, String ownerName, String projectName) implements Query<ProjectName> {}

    /**
     * Asks for the projects that the caller owns or collaborates on, by name.
     *
     * @param owned true: those of the caller; false: those where the caller or an organization of the caller
     *     collaborates
     * @param showCompleted whether completed ones are included
     */
    @OpenToAll
    record ListRelatedProjects(UserId caller, boolean owned, boolean showCompleted)
            implements Query<Page<ProjectName>> {}

    /** Asks for the id of the project of that owner and name. */
    @SystemOnly
    record FindProject(String ownerUserName, String name) implements Query<FoundProject> {}
}
