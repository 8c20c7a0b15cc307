package almanac.project.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ACTUARIES;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.STRANGER;
import static almanac.given.People.account;
import static almanac.project.command.Churn.CHURN;
import static almanac.project.command.Churn.CODE;
import static almanac.project.command.Churn.TOOLS;
import static almanac.project.command.Churn.again;
import static almanac.project.command.Churn.churnOwnedBy;
import static almanac.shared.ErrorCode.ACCOUNT_NOT_FOUND;
import static almanac.shared.ErrorCode.COLLABORATOR_NOT_FOUND;
import static almanac.shared.ErrorCode.OWNER_AS_COLLABORATOR;
import static almanac.shared.ErrorCode.REPOSITORY_IMPORTED_TWICE;
import static almanac.shared.ErrorCode.REPOSITORY_NOT_FOUND;
import static almanac.shared.ProjectRole.CONTRIBUTOR;
import static almanac.shared.ProjectRole.LAUNCHER_USER;

import almanac.given.InMemoryDirectory;
import almanac.project.command.ProjectCommand.ArchiveProject;
import almanac.project.command.ProjectCommand.ChooseResultsBranch;
import almanac.project.command.ProjectCommand.ImportRepository;
import almanac.project.command.ProjectCommand.LeaveProject;
import almanac.project.command.ProjectCommand.PutCollaborator;
import almanac.project.command.ProjectCommand.RemoveCollaborator;
import almanac.project.command.ProjectCommand.RemoveRepository;
import almanac.project.event.ProjectEvent.CollaboratorAdded;
import almanac.project.event.ProjectEvent.CollaboratorRemoved;
import almanac.project.event.ProjectEvent.CollaboratorRoleChanged;
import almanac.project.event.ProjectEvent.MainRepositoryConnected;
import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.project.event.ProjectEvent.RepositoryImported;
import almanac.project.event.ProjectEvent.RepositoryRemoved;
import almanac.project.event.ProjectEvent.ResultsBranchChosen;
import almanac.project.event.ResultsBranch;
import almanac.shared.AccountId;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectRole;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectTest {

    private final FixtureConfiguration<Project> fixture = new AggregateTestFixture<>(Project.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(
                new InMemoryDirectory().withUsers(ANA, BO).withOrganization(ACTUARIES));
    }

    @Test
    void a_user_becomes_a_collaborator() {
        fixture.given(churnOwnedBy(ANA))
                .when(new PutCollaborator(CHURN, account(BO), CONTRIBUTOR))
                .expectEvents(added(account(BO), CONTRIBUTOR));
    }

    @Test
    void an_organization_becomes_a_collaborator() {
        fixture.given(churnOwnedBy(ANA))
                .when(new PutCollaborator(CHURN, account(ACTUARIES), CONTRIBUTOR))
                .expectEvents(added(account(ACTUARIES), CONTRIBUTOR));
    }

    @Test
    void a_stranger_does_not_become_a_collaborator() {
        fixture.given(churnOwnedBy(ANA))
                .when(new PutCollaborator(CHURN, account(STRANGER), CONTRIBUTOR))
                .expectNoEvents()
                .expectException(failure(ACCOUNT_NOT_FOUND));
    }

    @Test
    void the_owner_cannot_be_a_collaborator() {
        fixture.given(churnOwnedBy(ANA))
                .when(new PutCollaborator(CHURN, account(ANA), CONTRIBUTOR))
                .expectNoEvents()
                .expectException(failure(OWNER_AS_COLLABORATOR));
    }

    @Test
    void a_collaborator_gets_another_role() {
        fixture.given(churnOwnedBy(ANA), added(account(BO), CONTRIBUTOR))
                .when(new PutCollaborator(CHURN, account(BO), LAUNCHER_USER))
                .expectEvents(new CollaboratorRoleChanged(CHURN, account(BO), LAUNCHER_USER));
    }

    @Test
    void the_same_role_again_changes_nothing() {
        fixture.given(
                        churnOwnedBy(ANA),
                        added(account(BO), CONTRIBUTOR),
                        new CollaboratorRoleChanged(CHURN, account(BO), LAUNCHER_USER))
                .when(new PutCollaborator(CHURN, account(BO), LAUNCHER_USER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_collaborator_is_removed() {
        fixture.given(churnOwnedBy(ANA), added(account(BO), CONTRIBUTOR))
                .when(new RemoveCollaborator(CHURN, account(BO)))
                .expectEvents(new CollaboratorRemoved(CHURN, account(BO)));
    }

    @Test
    void whoever_is_no_collaborator_cannot_be_removed() {
        fixture.given(churnOwnedBy(ANA))
                .when(new RemoveCollaborator(CHURN, account(BO)))
                .expectNoEvents()
                .expectException(failure(COLLABORATOR_NOT_FOUND));
    }

    @Test
    void whoever_was_removed_can_come_back() {
        fixture.given(churnOwnedBy(ANA), added(account(BO), CONTRIBUTOR), new CollaboratorRemoved(CHURN, account(BO)))
                .when(new PutCollaborator(CHURN, account(BO), CONTRIBUTOR))
                .expectEvents(added(account(BO), CONTRIBUTOR));
    }

    @Test
    void nobody_becomes_a_second_owner() {
        fixture.given(churnOwnedBy(ANA))
                .when(new PutCollaborator(CHURN, account(BO), ProjectRole.OWNER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.INVALID_VALUE));
    }

    @Test
    void a_collaborator_leaves() {
        fixture.given(churnOwnedBy(ANA), added(account(BO), CONTRIBUTOR))
                .when(new LeaveProject(CHURN, BO))
                .expectEvents(new CollaboratorRemoved(CHURN, account(BO)));
    }

    @Test
    void whoever_is_no_collaborator_himself_cannot_leave() {
        fixture.given(churnOwnedBy(ANA), added(account(ACTUARIES), CONTRIBUTOR))
                .when(new LeaveProject(CHURN, BO))
                .expectNoEvents()
                .expectException(failure(COLLABORATOR_NOT_FOUND));
    }

    @Test
    void a_repository_is_imported() {
        fixture.given(churnOwnedBy(ANA), new MainRepositoryConnected(CHURN, CODE))
                .when(new ImportRepository(CHURN, TOOLS))
                .expectEvents(new RepositoryImported(CHURN, TOOLS));
    }

    @Test
    void a_repository_is_imported_once() {
        fixture.given(churnOwnedBy(ANA), new RepositoryImported(CHURN, TOOLS))
                .when(new ImportRepository(CHURN, again(TOOLS)))
                .expectNoEvents()
                .expectException(failure(REPOSITORY_IMPORTED_TWICE));
    }

    @Test
    void the_main_repository_cannot_be_imported_too() {
        fixture.given(churnOwnedBy(ANA), new MainRepositoryConnected(CHURN, CODE))
                .when(new ImportRepository(CHURN, again(CODE)))
                .expectNoEvents()
                .expectException(failure(REPOSITORY_IMPORTED_TWICE));
    }

    @Test
    void an_imported_repository_is_removed() {
        fixture.given(churnOwnedBy(ANA), new RepositoryImported(CHURN, TOOLS))
                .when(new RemoveRepository(CHURN, TOOLS.id()))
                .expectEvents(new RepositoryRemoved(CHURN, TOOLS.id()));
    }

    @Test
    void the_main_repository_cannot_be_removed() {
        fixture.given(churnOwnedBy(ANA), new MainRepositoryConnected(CHURN, CODE))
                .when(new RemoveRepository(CHURN, CODE.id()))
                .expectNoEvents()
                .expectException(failure(REPOSITORY_NOT_FOUND));
    }

    @Test
    void a_removed_repository_can_be_imported_anew() {
        fixture.given(churnOwnedBy(ANA), new RepositoryImported(CHURN, TOOLS), new RepositoryRemoved(CHURN, TOOLS.id()))
                .when(new ImportRepository(CHURN, again(TOOLS)))
                .expectEvents(new RepositoryImported(CHURN, again(TOOLS)));
    }

    @Test
    void results_are_kept_apart_on_demand() {
        fixture.given(churnOwnedBy(ANA))
                .when(new ChooseResultsBranch(CHURN, ResultsBranch.ISOLATED))
                .expectEvents(new ResultsBranchChosen(CHURN, ResultsBranch.ISOLATED));
    }

    @Test
    void the_main_branch_is_the_one_to_begin_with() {
        fixture.given(churnOwnedBy(ANA))
                .when(new ChooseResultsBranch(CHURN, ResultsBranch.MAIN))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_same_branch_again_changes_nothing() {
        fixture.given(churnOwnedBy(ANA), new ResultsBranchChosen(CHURN, ResultsBranch.ISOLATED))
                .when(new ChooseResultsBranch(CHURN, ResultsBranch.ISOLATED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_project_is_archived_for_good() {
        fixture.given(churnOwnedBy(ANA))
                .when(new ArchiveProject(CHURN))
                .expectEvents(new ProjectArchived(CHURN))
                .expectMarkedDeleted();
    }

    @Test
    void an_archived_project_takes_no_commands() {
        fixture.given(churnOwnedBy(ANA), new ProjectArchived(CHURN))
                .when(new ChooseResultsBranch(CHURN, ResultsBranch.ISOLATED))
                .expectNoEvents()
                .expectException(AggregateDeletedException.class);
    }

    private static CollaboratorAdded added(AccountId collaborator, ProjectRole role) {
        return new CollaboratorAdded(CHURN, collaborator, role);
    }
}
