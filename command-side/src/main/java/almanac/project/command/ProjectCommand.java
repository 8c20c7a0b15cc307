package almanac.project.command;

import almanac.project.event.GitReference;
import almanac.project.event.GitRepository;
import almanac.project.event.ResultsBranch;
import almanac.shared.AccountId;
import almanac.shared.BillingTagName;
import almanac.shared.DatasetId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.shared.ProjectTagId;
import almanac.shared.ProjectVisibility;
import almanac.shared.RepositoryId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import almanac.storage.environment.SealedVariables;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about projects. Each that implements this interface is a command to a project that must exist. */
public sealed interface ProjectCommand extends Scoped.Project, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.PROJECT_NOT_FOUND.with(project());
    }

    /**
     * Creates a project.
     *
     * @param mainRepository where its files live; null for a repository of its own inside
     * @param billingTag the tag that it is charged to; null for none
     */
    @Requires({Permission.CREATE_PROJECT, Permission.USE_FILE_STORAGE})
    record CreateProject(
            @TargetAggregateIdentifier ProjectId project,
            UserId owner,
            String name,
            String description,
            ProjectVisibility visibility,
            boolean isRestricted,
            @Nullable GitRepository mainRepository,
            @Nullable Template template,
            @Nullable BillingTagName billingTag,
            UserId by)
            implements Scoped.ConditionalPermissions {

        /** The template that the caller claims to have used. */
        public record Template(
                String id, String name, @Nullable String revisionId) {}

        @Override
        public Set<Permission> alsoRequires() {
            Set<Permission> more = EnumSet.noneOf(Permission.class);
            if (isRestricted) {
                more.add(Permission.PROJECT_CLASSIFIER);
            }
            if (!isForHimself()) {
                more.add(Permission.CREATE_PROJECT_FOR_OTHERS);
            }
            return more;
        }

        boolean isForHimself() {
            return owner.equals(by);
        }
    }

    /**
     * Creates a project as a copy of another.
     *
     * @param copy the new project
     * @param project the one that is copied
     */
    @Requires({Permission.READ_FILES, Permission.CREATE_PROJECT, Permission.USE_FILE_STORAGE})
    record CopyProject(
            @TargetAggregateIdentifier ProjectId copy,
            ProjectId project,
            UserId owner,
            Name name,
            Settings settings,
            Parts parts,
            UserId by)
            implements Scoped.Project, Scoped.ConditionalPermissions {

        /**
         * The name of the copy.
         *
         * @param orSimilar whether a number may be appended when the owner has a project of that name
         */
        public record Name(String value, boolean orSimilar) {}

        /**
         * The settings of the copy.
         *
         * @param mainRepository where its files live; null for a repository of its own inside
         * @param billingTag of the source; null where it has none
         */
        public record Settings(
                String description,
                ProjectVisibility visibility,
                boolean isRestricted,
                @Nullable GitRepository mainRepository,
                List<GitRepository> repositories,
                ResultsBranch resultsBranch,
                @Nullable BillingTagName billingTag) {}

        /**
         * The goals and datasets of the copy.
         *
         * @param linkedDatasets datasets of other projects that the source uses
         */
        public record Parts(
                List<Goal> goals,
                List<Dataset> datasets,
                List<DatasetId> linkedDatasets,
                List<TagProject.NewTag> tags) {}

        /** A goal of the source, under its id in the copy. */
        public record Goal(
                GoalId goal,
                String title,
                @Nullable String description,
                @Nullable String stageId,
                @Nullable UserId assignee) {}

        /** A dataset of the source, and its id in the copy. */
        public record Dataset(
                DatasetId copy,
                DatasetId source,
                String name,
                @Nullable String description) {}

        @Override
        public Set<Permission> alsoRequires() {
            return owner.equals(by) ? Set.of() : Set.of(Permission.CREATE_PROJECT_FOR_OTHERS);
        }
    }

    /** Transfers a project to another owner; the previous owner keeps no role in it. */
    @Requires(Permission.CHANGE_OWNER)
    record ChangeProjectOwner(@TargetAggregateIdentifier ProjectId project, UserId owner) implements ProjectCommand {}

    /** Adds a collaborator, or gives one another role. */
    @Requires(Permission.MANAGE_COLLABORATORS)
    record PutCollaborator(@TargetAggregateIdentifier ProjectId project, AccountId collaborator, ProjectRole role)
            implements ProjectCommand {}

    /** Ends a collaboration. */
    @Requires(Permission.MANAGE_COLLABORATORS)
    record RemoveCollaborator(@TargetAggregateIdentifier ProjectId project, AccountId collaborator)
            implements ProjectCommand {}

    /** Ends the caller's own collaboration. */
    @Requires(Permission.LEAVE_PROJECT)
    record LeaveProject(@TargetAggregateIdentifier ProjectId project, UserId user)
            implements ProjectCommand, Scoped.User {}

    /** Sets the branch that results of runs go to. */
    @Requires(Permission.CHANGE_PROJECT_SETTINGS)
    record ChooseResultsBranch(@TargetAggregateIdentifier ProjectId project, ResultsBranch branch)
            implements ProjectCommand {}

    /** Archives a project for good and frees its name. */
    @Requires(Permission.ARCHIVE_PROJECT)
    record ArchiveProject(@TargetAggregateIdentifier ProjectId project) implements ProjectCommand {}

    /** Links a dataset of another project, so that the project can use it. */
    @Requires({Permission.USE_FILE_STORAGE, Permission.MANAGE_DATASETS_RW, Permission.READ_DATASET_RW})
    record LinkDataset(@TargetAggregateIdentifier ProjectId project, DatasetId dataset)
            implements ProjectCommand, Scoped.Dataset {}

    /** Removes the link to a dataset of another project. */
    @Requires({Permission.USE_FILE_STORAGE, Permission.MANAGE_DATASETS_RW})
    record UnlinkDataset(@TargetAggregateIdentifier ProjectId project, DatasetId dataset) implements ProjectCommand {}

    /** Imports another repository into the project, for the use of its runs. */
    @Requires(Permission.CHANGE_PROJECT_SETTINGS)
    record ImportRepository(@TargetAggregateIdentifier ProjectId project, GitRepository repository)
            implements ProjectCommand {}

    /** Chooses the part of an imported repository that runs begin with. */
    @Requires(Permission.CHANGE_PROJECT_SETTINGS)
    record ChangeRepositoryRef(@TargetAggregateIdentifier ProjectId project, RepositoryId repository, GitReference ref)
            implements ProjectCommand {}

    /** Tags a project; names that it has already change nothing. */
    @Requires(Permission.EDIT)
    record TagProject(@TargetAggregateIdentifier ProjectId project, List<NewTag> tags) implements ProjectCommand {

        /** A name, and the id of the tag if the project has none of that name. */
        public record NewTag(ProjectTagId id, String name) {}
    }

    /** Removes a tag from a project. */
    @Requires(Permission.EDIT)
    record UntagProject(@TargetAggregateIdentifier ProjectId project, ProjectTagId tag) implements ProjectCommand {}

    /** Sets a variable that jobs of the project find in their environment. */
    @Requires(Permission.CHANGE_PROJECT_SETTINGS)
    record SetProjectVariable(@TargetAggregateIdentifier ProjectId project, String name, SealedVariables value)
            implements ProjectCommand {}

    /** Removes a variable of a project, and destroys its value. */
    @Requires(Permission.CHANGE_PROJECT_SETTINGS)
    record RemoveProjectVariable(@TargetAggregateIdentifier ProjectId project, String name) implements ProjectCommand {}

    /** Removes an imported repository. */
    @Requires(Permission.CHANGE_PROJECT_SETTINGS)
    record RemoveRepository(@TargetAggregateIdentifier ProjectId project, RepositoryId repository)
            implements ProjectCommand {}

    /**
     * Sets the status of a project. Blocked outranks complete: a blocked project is not complete, even if the command
     * says so, and is active once it is unblocked (behaviour.md, 3.12).
     */
    @Requires(Permission.EDIT)
    record SetProjectStatus(
            @TargetAggregateIdentifier ProjectId project,
            boolean isComplete,
            boolean isBlocked,
            @Nullable String blockedReason,
            @Nullable String completedMessage)
            implements ProjectCommand {}

    /** Charges what the project costs from now on to a billing tag. */
    @Requires(Permission.MANAGE_BILLING)
    record BillProject(@TargetAggregateIdentifier ProjectId project, BillingTagName tag) implements ProjectCommand {}

    /** Charges projects to billing tags from now on, in one transaction; null for none. */
    @Requires(Permission.MANAGE_BILLING)
    record BillProjects(List<Charge> charges) {

        /** A project, and the tag that it is charged to. */
        public record Charge(ProjectId project, @Nullable BillingTagName tag) {}
    }

    /** Takes the billing tag of the project away. */
    @Requires(Permission.MANAGE_BILLING)
    record UnbillProject(@TargetAggregateIdentifier ProjectId project) implements ProjectCommand {}
}
