package almanac.project.query;

import static almanac.shared.ProjectRole.CONTRIBUTOR;
import static almanac.shared.ProjectRole.RESULTS_CONSUMER;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.project.event.GitRepository;
import almanac.project.event.GitServiceProvider;
import almanac.project.event.ProjectEvent;
import almanac.project.event.ProjectEvent.CollaboratorAdded;
import almanac.project.event.ProjectEvent.CollaboratorRemoved;
import almanac.project.event.ProjectEvent.CollaboratorRoleChanged;
import almanac.project.event.ProjectEvent.DatasetLinked;
import almanac.project.event.ProjectEvent.DatasetUnlinked;
import almanac.project.event.ProjectEvent.MainRepositoryConnected;
import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.project.event.ProjectEvent.ProjectBlocked;
import almanac.project.event.ProjectEvent.ProjectCompleted;
import almanac.project.event.ProjectEvent.ProjectCreated;
import almanac.project.event.ProjectEvent.ProjectOwnerChanged;
import almanac.project.event.ProjectEvent.ProjectReopened;
import almanac.project.event.ProjectEvent.ProjectRestricted;
import almanac.project.event.ProjectEvent.ProjectTagged;
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
import almanac.project.query.ProjectStatusV1.Word;
import almanac.row.History;
import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectTagId;
import almanac.shared.ProjectVisibility;
import almanac.shared.RepositoryId;
import almanac.shared.UserId;
import almanac.shared.VariablesId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectRowTest {

    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final AccountId BO = new AccountId("66b0000000000000000000b2");
    private static final AccountId CY = new AccountId("66b0000000000000000000c3");

    private static final GitRepository CODE = repository("66b000000000000000000c0d", "code");
    private static final GitRepository TOOLS = repository("66b000000000000000000700", "tools");
    private static final ProjectGitRepositoryV1 CODE_V1 = wire(CODE);
    private static final ProjectGitRepositoryV1 TOOLS_V1 = wire(TOOLS);

    private static final ProjectCreated CREATED =
            new ProjectCreated(CHURN, ANA, "churn", "Who leaves, and why", ProjectVisibility.SEARCHABLE);
    private static final CollaboratorAdded BO_ADDED = new CollaboratorAdded(CHURN, BO, CONTRIBUTOR);
    private static final CollaboratorAdded CY_ADDED = new CollaboratorAdded(CHURN, CY, CONTRIBUTOR);

    @Test
    void linked_datasets_are_told_in_the_order_in_which_they_came() {
        DatasetLinked prices = new DatasetLinked(CHURN, new DatasetId("66b0000000000000000000d1"));
        DatasetLinked weather = new DatasetLinked(CHURN, new DatasetId("66b0000000000000000000d2"));
        assertThat(after(CREATED, weather, prices).datasets()).containsExactly(weather.dataset(), prices.dataset());
        assertThat(after(CREATED, weather, prices, new DatasetUnlinked(CHURN, weather.dataset()))
                        .datasets())
                .containsExactly(prices.dataset());
    }

    @Test
    void its_variables_are_those_that_were_set_last_and_not_removed() {
        ProjectVariableSet level = new ProjectVariableSet(CHURN, "LEVEL", new VariablesId("66b0000000000000000000f1"));
        ProjectVariableSet again = new ProjectVariableSet(CHURN, "LEVEL", new VariablesId("66b0000000000000000000f2"));
        ProjectVariableSet region =
                new ProjectVariableSet(CHURN, "REGION", new VariablesId("66b0000000000000000000f3"));
        assertThat(after(CREATED, level, region, again).variables()).containsExactly(region, again);
        assertThat(after(CREATED, level, region, new ProjectVariableRemoved(CHURN, "LEVEL"))
                        .variables())
                .containsExactly(region);
    }

    @Test
    void a_new_project_is_nothing_but_what_it_was_created_as() {
        ProjectRow row = after(CREATED);
        assertThat(row.toV1("ana")).isEqualTo(churn(List.of(), null, List.of()));
        assertThat(row.toStatusV1()).isEqualTo(status(Word.ACTIVE, null, null));
        assertThat(row.toResultsSettingsV1()).isEqualTo(new ProjectResultsSettingsV1(ResultsBranch.MAIN));
        assertThat(row.repositoriesV1()).isEmpty();
        assertThat(row.owner()).isEqualTo(ANA);
        assertThat(row.isArchived()).isFalse();
    }

    @Test
    void a_project_belongs_to_its_new_owner() {
        ProjectRow row = after(CREATED, new ProjectOwnerChanged(CHURN, new UserId(BO.value())));
        assertThat(row.owner()).isEqualTo(new UserId(BO.value()));
        assertThat(row.toV1("bo").ownerId()).isEqualTo(row.owner());
    }

    @Test
    void a_template_is_kept_and_shows_nowhere() {
        ProjectRow row = after(CREATED, new TemplateApplied(CHURN, "t-1", "survival", null));
        assertThat(row.toV1("ana")).isEqualTo(after(CREATED).toV1("ana"));
        assertThat(row.version()).isEqualTo(1);
    }

    @Test
    void a_restricted_project_is_tagged() {
        assertThat(after(CREATED, new ProjectRestricted(CHURN)).toV1("ana").internalTags())
                .containsExactly("restricted");
    }

    @Test
    void the_main_repository_is_shown_without_its_credential() {
        ProjectV1 shown =
                after(CREATED, new MainRepositoryConnected(CHURN, CODE)).toV1("ana");
        assertThat(shown.mainRepository()).isEqualTo(CODE_V1);
        assertThat(shown.toString()).doesNotContain("credential");
    }

    @Test
    void imported_repositories_are_listed_in_the_order_in_which_they_came() {
        assertThat(after(CREATED, new RepositoryImported(CHURN, TOOLS), new RepositoryImported(CHURN, CODE))
                        .repositoriesV1())
                .containsExactly(TOOLS_V1, CODE_V1);
    }

    @Test
    void a_repository_has_the_ref_that_was_chosen_last() {
        GitReference dev = new GitReference(GitReferenceType.BRANCH, "dev");
        ProjectRow row = after(
                CREATED,
                new RepositoryImported(CHURN, TOOLS),
                new RepositoryImported(CHURN, CODE),
                new RepositoryRefChanged(CHURN, TOOLS.id(), dev));
        assertThat(row.repositories()).extracting(GitRepository::defaultRef).containsExactly(dev, CODE.defaultRef());
    }

    @Test
    void tags_come_and_go() {
        ProjectTagId first = new ProjectTagId("66b0000000000000000000f7");
        ProjectTagId second = new ProjectTagId("66b0000000000000000000f8");
        ProjectRow row = after(
                CREATED,
                new ProjectTagged(CHURN, first, "churn"),
                new ProjectTagged(CHURN, second, "finance"),
                new ProjectUntagged(CHURN, first));
        assertThat(row.tags()).extracting(ProjectTagV1::name).containsExactly("finance");
    }

    @Test
    void a_repository_removed_is_gone() {
        ProjectRow row = after(
                CREATED,
                new RepositoryImported(CHURN, TOOLS),
                new RepositoryImported(CHURN, CODE),
                new RepositoryRemoved(CHURN, TOOLS.id()));
        assertThat(row.repositoriesV1()).containsExactly(CODE_V1);
    }

    @Test
    void collaborators_are_listed_in_the_order_in_which_they_came() {
        assertThat(after(CREATED, BO_ADDED, CY_ADDED).toV1("ana").collaborators())
                .containsExactly(
                        new ProjectCollaboratorV1(BO, CONTRIBUTOR), new ProjectCollaboratorV1(CY, CONTRIBUTOR));
    }

    @Test
    void a_collaborator_with_another_role_keeps_his_place() {
        ProjectRow row = after(CREATED, BO_ADDED, CY_ADDED, new CollaboratorRoleChanged(CHURN, BO, RESULTS_CONSUMER));
        assertThat(row.toV1("ana").collaborators())
                .containsExactly(
                        new ProjectCollaboratorV1(BO, RESULTS_CONSUMER), new ProjectCollaboratorV1(CY, CONTRIBUTOR));
    }

    @Test
    void a_collaborator_removed_is_gone() {
        assertThat(after(CREATED, BO_ADDED, CY_ADDED, new CollaboratorRemoved(CHURN, BO))
                        .toV1("ana")
                        .collaborators())
                .containsExactly(new ProjectCollaboratorV1(CY, CONTRIBUTOR));
    }

    @Test
    void a_summary_shows_neither_collaborators_nor_repository() {
        ProjectRow row = after(CREATED, BO_ADDED, new MainRepositoryConnected(CHURN, CODE));
        assertThat(row.toSummaryV1("ana")).isEqualTo(churn(List.of(), null, List.of()));
    }

    @Test
    void a_completed_project_is_complete_until_it_is_reopened() {
        ProjectCompleted completed = new ProjectCompleted(CHURN, "shipped");
        assertThat(after(CREATED, completed).toStatusV1()).isEqualTo(status(Word.COMPLETE, null, "shipped"));
        assertThat(after(CREATED, completed, new ProjectReopened(CHURN)).toStatusV1())
                .isEqualTo(status(Word.ACTIVE, null, null));
    }

    @Test
    void a_blocked_project_is_not_complete_and_active_once_unblocked() {
        ProjectCompleted completed = new ProjectCompleted(CHURN, "shipped");
        ProjectBlocked blocked = new ProjectBlocked(CHURN, "no data");
        assertThat(after(CREATED, completed, blocked).toStatusV1())
                .isEqualTo(new ProjectStatusV1(Word.ACTIVE, true, "no data", null));
        assertThat(after(CREATED, completed, blocked, new ProjectUnblocked(CHURN))
                        .toStatusV1())
                .isEqualTo(status(Word.ACTIVE, null, null));
    }

    @Test
    void results_go_where_it_was_said_last() {
        ProjectRow row = after(CREATED, new ResultsBranchChosen(CHURN, ResultsBranch.ISOLATED));
        assertThat(row.toResultsSettingsV1()).isEqualTo(new ProjectResultsSettingsV1(ResultsBranch.ISOLATED));
    }

    @Test
    void an_archived_project_is_known_as_such() {
        assertThat(after(CREATED, new ProjectArchived(CHURN)).isArchived()).isTrue();
    }

    @Test
    void events_seen_twice_change_nothing() {
        ProjectEvent[] events = {
            CREATED,
            BO_ADDED,
            CY_ADDED,
            new CollaboratorRemoved(CHURN, BO),
            new RepositoryImported(CHURN, TOOLS),
            new ProjectBlocked(CHURN, "no data")
        };
        ProjectRow twice = History.foldTwice(new ProjectRow(), CHURN.value(), events);
        ProjectRow once = after(events);
        assertThat(twice.toV1("ana")).isEqualTo(once.toV1("ana"));
        assertThat(twice.toStatusV1()).isEqualTo(once.toStatusV1());
        assertThat(twice.repositoriesV1()).isEqualTo(once.repositoriesV1());
        assertThat(twice.version()).isEqualTo(5);
        assertThat(twice.createdAt()).isEqualTo(History.at(0));
        assertThat(twice.updatedAt()).isEqualTo(History.at(5));
    }

    private static ProjectRow after(ProjectEvent... events) {
        return History.fold(new ProjectRow(), CHURN.value(), events);
    }

    private static ProjectV1 churn(
            List<ProjectCollaboratorV1> collaborators,
            @Nullable ProjectGitRepositoryV1 mainRepository,
            List<String> internalTags) {
        return new ProjectV1(
                CHURN,
                "churn",
                "Who leaves, and why",
                ANA,
                "ana",
                ProjectVisibility.SEARCHABLE,
                collaborators,
                mainRepository,
                internalTags,
                null);
    }

    private static ProjectStatusV1 status(Word word, @Nullable String reason, @Nullable String message) {
        return new ProjectStatusV1(word, false, reason, message);
    }

    private static GitRepository repository(String id, String name) {
        return new GitRepository(
                new RepositoryId(id),
                name,
                "https://github.com/churn/" + name,
                GitServiceProvider.GITHUB,
                new GitReference(GitReferenceType.BRANCH, "main"),
                "id of a credential");
    }

    private static ProjectGitRepositoryV1 wire(GitRepository repository) {
        return new ProjectGitRepositoryV1(
                repository.id(),
                repository.name(),
                repository.uri(),
                repository.serviceProvider(),
                new ProjectRepositoryReferenceV1(GitReferenceType.BRANCH, "main"));
    }
}
