package almanac.project.event;

import almanac.shared.AccountId;
import almanac.shared.BillingTagName;
import almanac.shared.DatasetId;
import almanac.shared.DisplayName;
import almanac.shared.ProjectId;
import almanac.shared.ProjectRole;
import almanac.shared.ProjectTagId;
import almanac.shared.ProjectVisibility;
import almanac.shared.RepositoryId;
import almanac.shared.UserId;
import almanac.shared.VariablesId;
import org.jspecify.annotations.Nullable;

/** Events of a project as a whole; its goals have streams of their own ({@link GoalEvent}). */
public sealed interface ProjectEvent {

    ProjectId project();

    record ProjectCreated(
            ProjectId project, UserId owner, @DisplayName String name, String description, ProjectVisibility visibility)
            implements ProjectEvent {}

    /** The project was made after a template, named as the caller named it. */
    record TemplateApplied(
            ProjectId project,
            String templateId,
            String name,
            @Nullable String revisionId) implements ProjectEvent {}

    /** The project was made as a copy of another at this moment. */
    record ProjectCopied(ProjectId project, ProjectId source) implements ProjectEvent {}

    /** From now on the project runs restricted environments only. */
    record ProjectRestricted(ProjectId project) implements ProjectEvent {}

    /** The project's files live in an outside repository. */
    record MainRepositoryConnected(ProjectId project, GitRepository repository) implements ProjectEvent {}

    record RepositoryImported(ProjectId project, GitRepository repository) implements ProjectEvent {}

    record RepositoryRemoved(ProjectId project, RepositoryId repository) implements ProjectEvent {}

    /** Runs begin with another part of an imported repository from now on. */
    record RepositoryRefChanged(ProjectId project, RepositoryId repository, GitReference ref) implements ProjectEvent {}

    record ProjectTagged(ProjectId project, ProjectTagId tag, String name) implements ProjectEvent {}

    record ProjectUntagged(ProjectId project, ProjectTagId tag) implements ProjectEvent {}

    /** Jobs of the project find the variable in their environment; its value is kept elsewhere, sealed, under the id. */
    record ProjectVariableSet(ProjectId project, String name, VariablesId value) implements ProjectEvent {}

    record ProjectVariableRemoved(ProjectId project, String name) implements ProjectEvent {}

    record CollaboratorAdded(ProjectId project, AccountId collaborator, ProjectRole role) implements ProjectEvent {}

    record CollaboratorRoleChanged(ProjectId project, AccountId collaborator, ProjectRole role)
            implements ProjectEvent {}

    record CollaboratorRemoved(ProjectId project, AccountId collaborator) implements ProjectEvent {}

    record ProjectOwnerChanged(ProjectId project, UserId owner) implements ProjectEvent {}

    record ProjectBlocked(ProjectId project, @Nullable String reason) implements ProjectEvent {}

    record ProjectUnblocked(ProjectId project) implements ProjectEvent {}

    record ProjectCompleted(ProjectId project, @Nullable String message) implements ProjectEvent {}

    record ProjectReopened(ProjectId project) implements ProjectEvent {}

    record ResultsBranchChosen(ProjectId project, ResultsBranch branch) implements ProjectEvent {}

    /** The project can use a dataset of another place, for users that may read the dataset. */
    record DatasetLinked(ProjectId project, DatasetId dataset) implements ProjectEvent {}

    record DatasetUnlinked(ProjectId project, DatasetId dataset) implements ProjectEvent {}

    /** What the project costs from now on is charged to the tag. */
    record ProjectBilled(ProjectId project, BillingTagName tag) implements ProjectEvent {}

    record ProjectUnbilled(ProjectId project) implements ProjectEvent {}

    record ProjectArchived(ProjectId project) implements ProjectEvent {}
}
