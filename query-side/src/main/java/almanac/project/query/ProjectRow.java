package almanac.project.query;

import almanac.project.event.GitReference;
import almanac.project.event.GitRepository;
import almanac.project.event.ProjectEvent;
import almanac.project.event.ProjectEvent.CollaboratorAdded;
import almanac.project.event.ProjectEvent.CollaboratorRemoved;
import almanac.project.event.ProjectEvent.CollaboratorRoleChanged;
import almanac.project.event.ProjectEvent.DatasetLinked;
import almanac.project.event.ProjectEvent.DatasetUnlinked;
import almanac.project.event.ProjectEvent.MainRepositoryConnected;
import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.project.event.ProjectEvent.ProjectBilled;
import almanac.project.event.ProjectEvent.ProjectBlocked;
import almanac.project.event.ProjectEvent.ProjectCompleted;
import almanac.project.event.ProjectEvent.ProjectCopied;
import almanac.project.event.ProjectEvent.ProjectCreated;
import almanac.project.event.ProjectEvent.ProjectOwnerChanged;
import almanac.project.event.ProjectEvent.ProjectReopened;
import almanac.project.event.ProjectEvent.ProjectRestricted;
import almanac.project.event.ProjectEvent.ProjectTagged;
import almanac.project.event.ProjectEvent.ProjectUnbilled;
import almanac.project.event.ProjectEvent.ProjectUnblocked;
import almanac.project.event.ProjectEvent.ProjectUntagged;
import almanac.project.event.ProjectEvent.ProjectVariableRemoved;
import almanac.project.event.ProjectEvent.ProjectVariableSet;
import almanac.project.event.ProjectEvent.RepositoryImported;
import almanac.project.event.ProjectEvent.RepositoryRefChanged;
import almanac.project.event.ProjectEvent.RepositoryRemoved;
import almanac.project.event.ProjectEvent.ResultsBranchChosen;
import almanac.project.event.ProjectEvent.TemplateApplied;
import almanac.project.event.ResultsBranch;
import almanac.row.Row;
import almanac.shared.BillingTagName;
import almanac.shared.DatasetId;
import almanac.shared.EventFacts;
import almanac.shared.ProjectId;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A project. */
@Entity
@Table(name = "project_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class ProjectRow extends Row<ProjectEvent> {

    /** The tag of a project that runs restricted environments only (behaviour.md, 3.12). */
    private static final String RESTRICTED = "restricted";

    private String ownerId;
    private String name;
    private String description;

    @Enumerated(EnumType.STRING)
    private ProjectVisibility visibility;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<String> internalTags = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<ProjectCollaboratorV1> collaborators = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable GitRepository mainRepository;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<GitRepository> repositories = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<DatasetId> datasets = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<ProjectTagV1> tags = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<ProjectVariableSet> variables = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private @Nullable TemplateApplied template;

    @Enumerated(EnumType.STRING)
    private ResultsBranch resultsBranch = ResultsBranch.MAIN;

    private boolean complete;
    private @Nullable String completedMessage;
    private boolean blocked;
    private @Nullable String blockedReason;
    private boolean archived;
    private @Nullable String billingTag;

    /** Joined when the row is read, never stored; null in a row that was just folded, or after an erasure. */
    @Formula("(select p.user_name from person p where p.user_id = owner_id)")
    private @Nullable String joinedOwnerName;

    @Override
    protected void apply(ProjectEvent event, EventFacts facts) {
        switch (event) {
            case ProjectCreated e -> create(e);
            case TemplateApplied e -> template = e;
            case ProjectCopied _ -> {}
            case ProjectRestricted _ -> internalTags = List.of(RESTRICTED);
            case MainRepositoryConnected e -> mainRepository = e.repository();
            case RepositoryImported e -> repositories = with(repositories, e.repository());
            case RepositoryRemoved e ->
                repositories = without(repositories, known -> known.id().equals(e.repository()));
            case RepositoryRefChanged e ->
                repositories = repositories.stream()
                        .map(known -> known.id().equals(e.repository()) ? withRef(known, e.ref()) : known)
                        .toList();
            case ProjectTagged e -> tags = with(tags, new ProjectTagV1(e.tag(), e.name(), facts.at()));
            case ProjectUntagged e -> tags = without(tags, known -> known.id().equals(e.tag()));
            case ProjectVariableSet e -> variables = with(withoutVariable(e.name()), e);
            case ProjectVariableRemoved e -> variables = withoutVariable(e.name());
            case CollaboratorAdded e ->
                collaborators = with(collaborators, new ProjectCollaboratorV1(e.collaborator(), e.role()));
            case CollaboratorRoleChanged e ->
                collaborators = collaborators.stream()
                        .map(known -> known.id().equals(e.collaborator())
                                ? new ProjectCollaboratorV1(known.id(), e.role())
                                : known)
                        .toList();
            case CollaboratorRemoved e ->
                collaborators = without(collaborators, known -> known.id().equals(e.collaborator()));
            case ProjectOwnerChanged e -> ownerId = e.owner().value();
            case ProjectBlocked e -> setStatus(true, e.reason(), false, null);
            case ProjectUnblocked _, ProjectReopened _ -> setStatus(false, null, false, null);
            case ProjectCompleted e -> setStatus(false, null, true, e.message());
            case ResultsBranchChosen e -> resultsBranch = e.branch();
            case ProjectBilled e -> billingTag = e.tag().value();
            case ProjectUnbilled _ -> billingTag = null;
            case DatasetLinked e -> datasets = with(datasets, e.dataset());
            case DatasetUnlinked e -> datasets = without(datasets, e.dataset()::equals);
            case ProjectArchived _ -> archived = true;
        }
    }

    private void create(ProjectCreated event) {
        ownerId = event.owner().value();
        name = event.name();
        description = event.description();
        visibility = event.visibility();
    }

    private void setStatus(boolean isBlocked, @Nullable String reason, boolean isComplete, @Nullable String message) {
        blocked = isBlocked;
        blockedReason = reason;
        complete = isComplete;
        completedMessage = message;
    }

    private List<ProjectVariableSet> withoutVariable(String name) {
        return without(variables, known -> known.name().equals(name));
    }

    private static GitRepository withRef(GitRepository repository, GitReference ref) {
        return new GitRepository(
                repository.id(),
                repository.name(),
                repository.uri(),
                repository.serviceProvider(),
                ref,
                repository.credentialId());
    }

    private static <T> List<T> with(List<T> list, T item) {
        return Stream.concat(list.stream(), Stream.of(item)).toList();
    }

    private static <T> List<T> without(List<T> list, Predicate<T> condition) {
        return list.stream().filter(condition.negate()).toList();
    }

    @Nullable
    BillingTagName billingTag() {
        return billingTag == null ? null : new BillingTagName(billingTag);
    }

    boolean isArchived() {
        return archived;
    }

    List<DatasetId> datasets() {
        return datasets;
    }

    UserId owner() {
        return new UserId(ownerId);
    }

    @Nullable
    GitRepository mainRepository() {
        return mainRepository;
    }

    @Nullable
    String joinedOwnerName() {
        return joinedOwnerName;
    }

    ProjectV1 toV1(String ownerUsername) {
        return new ProjectV1(
                new ProjectId(id()),
                name,
                description,
                owner(),
                ownerUsername,
                visibility,
                collaborators,
                mainRepository == null ? null : ProjectGitRepositoryV1.of(mainRepository),
                internalTags,
                billingTag == null ? null : new ProjectBillingTagV1(new BillingTagName(billingTag)));
    }

    ProjectV1 toSummaryV1(String ownerUsername) {
        return new ProjectV1(
                new ProjectId(id()),
                name,
                description,
                owner(),
                ownerUsername,
                visibility,
                List.of(),
                null,
                internalTags,
                null);
    }

    CopySource toCopySource(List<CopySource.Goal> goals) {
        return new CopySource(
                name,
                description,
                visibility,
                internalTags.contains(RESTRICTED),
                mainRepository,
                repositories,
                resultsBranch,
                goals,
                datasets,
                tags.stream().map(ProjectTagV1::name).toList(),
                billingTag());
    }

    List<ProjectTagV1> tags() {
        return tags;
    }

    List<ProjectVariableSet> variables() {
        return variables;
    }

    ProjectStatusV1 toStatusV1() {
        return new ProjectStatusV1(
                complete ? ProjectStatusV1.Word.COMPLETE : ProjectStatusV1.Word.ACTIVE,
                blocked,
                blockedReason,
                completedMessage);
    }

    ProjectResultsSettingsV1 toResultsSettingsV1() {
        return new ProjectResultsSettingsV1(resultsBranch);
    }

    List<GitRepository> repositories() {
        return repositories;
    }

    List<ProjectGitRepositoryV1> repositoriesV1() {
        return repositories.stream().map(ProjectGitRepositoryV1::of).toList();
    }
}
