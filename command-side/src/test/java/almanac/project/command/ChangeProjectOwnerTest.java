package almanac.project.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.CY;
import static almanac.given.People.STRANGER;
import static almanac.given.People.account;
import static almanac.project.command.Churn.CHURN;
import static almanac.project.command.Churn.churnOwnedBy;
import static almanac.shared.ErrorCode.OWNER_AS_COLLABORATOR;
import static almanac.shared.ErrorCode.PROJECT_NAME_TAKEN;
import static almanac.shared.ErrorCode.USER_NOT_FOUND;
import static almanac.shared.ProjectRole.CONTRIBUTOR;

import almanac.given.InMemoryDirectory;
import almanac.project.command.ProjectCommand.ChangeProjectOwner;
import almanac.project.command.ProjectCommand.PutCollaborator;
import almanac.project.event.ProjectEvent.CollaboratorAdded;
import almanac.project.event.ProjectEvent.CollaboratorRemoved;
import almanac.project.event.ProjectEvent.ProjectOwnerChanged;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeProjectOwnerTest {

    private final FixtureConfiguration<Project> fixture = new AggregateTestFixture<>(Project.class);
    private final InMemoryDirectory directory = new InMemoryDirectory().withUsers(ANA, BO, CY);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
    }

    @Test
    void a_project_gets_another_owner() {
        fixture.given(churnOwnedBy(ANA))
                .when(new ChangeProjectOwner(CHURN, BO))
                .expectEvents(new ProjectOwnerChanged(CHURN, BO));
    }

    @Test
    void the_same_owner_again_changes_nothing() {
        fixture.given(churnOwnedBy(ANA), new ProjectOwnerChanged(CHURN, BO))
                .when(new ChangeProjectOwner(CHURN, BO))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_stranger_does_not_become_the_owner() {
        fixture.given(churnOwnedBy(ANA))
                .when(new ChangeProjectOwner(CHURN, STRANGER))
                .expectNoEvents()
                .expectException(failure(USER_NOT_FOUND));
    }

    @Test
    void an_owner_has_one_project_of_a_name() {
        directory.takeProjectName(BO, "churn");
        fixture.given(churnOwnedBy(ANA))
                .when(new ChangeProjectOwner(CHURN, BO))
                .expectNoEvents()
                .expectException(failure(PROJECT_NAME_TAKEN));
    }

    @Test
    void a_collaborator_who_becomes_the_owner_is_none_any_more() {
        fixture.given(
                        churnOwnedBy(ANA),
                        new CollaboratorAdded(CHURN, account(BO), CONTRIBUTOR),
                        new CollaboratorAdded(CHURN, account(CY), CONTRIBUTOR))
                .when(new ChangeProjectOwner(CHURN, BO))
                .expectEvents(new CollaboratorRemoved(CHURN, account(BO)), new ProjectOwnerChanged(CHURN, BO));
    }

    @Test
    void who_was_the_owner_can_be_a_collaborator() {
        fixture.given(churnOwnedBy(ANA), new ProjectOwnerChanged(CHURN, BO))
                .when(new PutCollaborator(CHURN, account(ANA), CONTRIBUTOR))
                .expectEvents(new CollaboratorAdded(CHURN, account(ANA), CONTRIBUTOR));
    }

    @Test
    void the_new_owner_cannot() {
        fixture.given(churnOwnedBy(ANA), new ProjectOwnerChanged(CHURN, BO))
                .when(new PutCollaborator(CHURN, account(BO), CONTRIBUTOR))
                .expectNoEvents()
                .expectException(failure(OWNER_AS_COLLABORATOR));
    }
}
