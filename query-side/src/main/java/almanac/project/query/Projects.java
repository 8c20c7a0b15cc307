package almanac.project.query;

import almanac.person.PersonVault;
import almanac.project.event.ProjectEvent;
import almanac.project.query.ProjectQuery.BilledProject;
import almanac.project.query.ProjectQuery.FindProjectTag;
import almanac.project.query.ProjectQuery.GetCopySource;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectQuery.GetProjectBilling;
import almanac.project.query.ProjectQuery.GetProjectStatus;
import almanac.project.query.ProjectQuery.GetRepository;
import almanac.project.query.ProjectQuery.GetResultsSettings;
import almanac.project.query.ProjectQuery.GetSharedDatasets;
import almanac.project.query.ProjectQuery.ListBilledProjects;
import almanac.project.query.ProjectQuery.ListProjectTags;
import almanac.project.query.ProjectQuery.ListProjectVariables;
import almanac.project.query.ProjectQuery.ListProjects;
import almanac.project.query.ProjectQuery.ListRepositories;
import almanac.project.query.ProjectQuery.LocateFiles;
import almanac.project.query.ProjectQuery.ProjectBilling;
import almanac.project.query.VisibleProjects.Visible;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.CallerRoles;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.storage.environment.SealedVariables.Variable;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projector of projects, which also answers queries for them. */
@Component
@ProcessingGroup("projects")
class Projects extends RowProjection<ProjectEvent, ProjectRow> {

    private final VisibleProjects visibleProjects;
    private final NamedProjects namedProjects;
    private final BilledProjects billedProjects;
    private final SharedDatasets sharedDatasets;
    private final Goals goals;
    private final OpenedVariables variables;
    private final PersonVault vault;

    Projects(
            RowStore store,
            VisibleProjects visibleProjects,
            NamedProjects namedProjects,
            BilledProjects billedProjects,
            SharedDatasets sharedDatasets,
            Goals goals,
            OpenedVariables variables,
            PersonVault vault) {
        super(
                store,
                new ProjectionType<>(
                        "projects",
                        ProjectEvent.class,
                        ProjectRow.class,
                        ProjectRow::new,
                        row -> new GetResultsSettings(new ProjectId(row.id()))));
        this.visibleProjects = visibleProjects;
        this.namedProjects = namedProjects;
        this.billedProjects = billedProjects;
        this.sharedDatasets = sharedDatasets;
        this.goals = goals;
        this.variables = variables;
        this.vault = vault;
    }

    @EventHandler
    void on(ProjectEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<ProjectV1> answer(GetProject query, CallerRoles roles) {
        ProjectRow row = row(query.project());
        boolean inFull = Permission.LIST_PROJECT.isHeldBy(roles);
        ProjectV1 project = wire(row, inFull);
        return inFull ? Versioned.of(project, row) : Versioned.withoutVersion(project);
    }

    @QueryHandler
    Page<ProjectV1> answer(ListProjects query, CallerRoles roles) {
        Page<Visible> visible = visibleProjects.page(query.caller(), roles.isAdministrator(), query.window());
        Map<String, Boolean> inFull =
                visible.items().stream().collect(Collectors.toMap(Visible::project, Visible::isInFull));
        return rows.page(visible.map(Visible::project))
                .map(row -> wire(row, Objects.requireNonNull(inFull.get(row.id()))));
    }

    private ProjectV1 wire(ProjectRow row, boolean inFull) {
        return inFull ? row.toV1(ownerName(row)) : row.toSummaryV1(ownerName(row));
    }

    /** Returns the joined name of the owner; reads it if the row was just folded, or its owner erased. */
    private String ownerName(ProjectRow row) {
        String joined = row.joinedOwnerName();
        return joined == null ? vault.person(row.owner()).userName() : joined;
    }

    @QueryHandler
    ProjectBilling answer(GetProjectBilling query) {
        return new ProjectBilling(row(query.project()).billingTag());
    }

    @QueryHandler
    Page<BilledProject> answer(ListBilledProjects query) {
        return rows.page(billedProjects.page(query)).map(row -> new BilledProject(wire(row, true), row.billingTag()));
    }

    @QueryHandler
    Versioned<ProjectStatusV1> answer(GetProjectStatus query) {
        ProjectRow row = row(query.project());
        return Versioned.of(row.toStatusV1(), row);
    }

    @QueryHandler
    Versioned<ProjectResultsSettingsV1> answer(GetResultsSettings query) {
        ProjectRow row = row(query.project());
        return Versioned.of(row.toResultsSettingsV1(), row);
    }

    @QueryHandler
    Versioned<SharedDatasetRwEntryV1> answer(GetSharedDatasets query) {
        ProjectRow row = row(query.project());
        return Versioned.of(sharedDatasets.of(row), row);
    }

    @QueryHandler
    FilesLocation answer(LocateFiles query) {
        ProjectRow row = row(query.project());
        return new FilesLocation(row.owner(), row.mainRepository(), row.repositories());
    }

    @QueryHandler
    CopySource answer(GetCopySource query) {
        return row(query.project()).toCopySource(goals.copyable(query.project()));
    }

    @QueryHandler
    Versioned<ProjectGitRepositoryV1> answer(GetRepository query) {
        ProjectRow row = row(query.project());
        return row.repositoriesV1().stream()
                .filter(repository -> repository.id().equals(query.repository()))
                .findFirst()
                .map(repository -> Versioned.of(repository, row))
                .orElseThrow(() -> ErrorCode.REPOSITORY_NOT_FOUND.with(query.repository(), query.project()));
    }

    @QueryHandler
    Page<ProjectGitRepositoryV1> answer(ListRepositories query) {
        return Page.of(row(query.project()).repositoriesV1(), query.window());
    }

    @QueryHandler
    Page<ProjectTagV1> answer(ListProjectTags query) {
        return Page.of(row(query.project()).tags());
    }

    @QueryHandler
    Page<Variable> answer(ListProjectVariables query) {
        return Page.of(variables.of(row(query.project())));
    }

    @QueryHandler
    ProjectTagV1 answer(FindProjectTag query) {
        return namedProjects
                .withTag(query)
                .flatMap(project -> row(project).tags().stream()
                        .filter(tag -> tag.id().equals(query.tag()))
                        .findFirst())
                .orElseThrow(() -> ErrorCode.PROJECT_TAG_NOT_FOUND.with(query.tag()));
    }

    private ProjectRow row(ProjectId project) {
        return rows.find(project.value())
                .filter(row -> !row.isArchived())
                .orElseThrow(() -> ErrorCode.PROJECT_NOT_FOUND.with(project));
    }
}
