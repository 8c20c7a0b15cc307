package almanac.project.query;

import almanac.project.event.ProjectEvent;
import almanac.row.Page;
import almanac.row.RowStore;
import almanac.row.Rows;
import almanac.row.Versioned;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Projection;
import almanac.shared.Standing;
import almanac.shared.UserId;
import almanac.storage.person.Person;
import almanac.storage.person.PersonVault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projector and queries of projects. */
@Component
@ProcessingGroup("projects")
class Projects implements Projection {

    private final Rows<ProjectEvent, ProjectRow> rows;
    private final ProjectVisibilityQuery visibility;
    private final PersonVault vault;

    Projects(RowStore store, ProjectVisibilityQuery visibility, PersonVault vault) {
        this.rows = store.rows(ProjectEvent.class, ProjectRow.class, ProjectRow::new);
        this.visibility = visibility;
        this.vault = vault;
    }

    @Override
    public List<String> tables() {
        return List.of("project_row");
    }

    @EventHandler
    void on(ProjectEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<ProjectV1> answer(GetProject query, Standing standing) {
        ProjectRow row = row(query.project());
        String owner = vault.person(row.owner()).userName();
        boolean inFull = Permission.LIST_PROJECT.isHeldBy(standing);
        return Versioned.of(inFull ? row.toV1(owner) : row.toSummaryV1(owner), row);
    }

    @QueryHandler
    Page<ProjectV1> answer(ListProjects query) {
        Page<ProjectRow> page = rows.page(
                ProjectVisibilityQuery.FROM_VISIBLE,
                "r.name, r.id",
                Map.of("caller", query.caller().value()),
                query.window());
        Map<UserId, Person> owners =
                vault.persons(page.items().stream().map(ProjectRow::owner).toList());
        Set<String> inFull = visibility.inFull(
                query.caller(), page.items().stream().map(ProjectRow::id).toList());
        return page.map(row -> {
            String owner = Objects.requireNonNull(owners.get(row.owner())).userName();
            return inFull.contains(row.id()) ? row.toV1(owner) : row.toSummaryV1(owner);
        });
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
        List<ProjectGitRepositoryV1> all = row(query.project()).repositoriesV1();
        List<ProjectGitRepositoryV1> part = all.stream()
                .skip(query.window().offset())
                .limit(query.window().limit())
                .toList();
        return new Page<>(part, all.size());
    }

    private ProjectRow row(ProjectId project) {
        return rows.find(project.value())
                .filter(row -> !row.isArchived())
                .orElseThrow(() -> ErrorCode.PROJECT_NOT_FOUND.with(project));
    }
}
