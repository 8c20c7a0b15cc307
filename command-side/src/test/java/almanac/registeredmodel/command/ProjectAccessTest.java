package almanac.registeredmodel.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.BO;
import static almanac.given.People.CY;
import static almanac.given.People.STRANGER;
import static almanac.registeredmodel.command.Churn.PROJECT;

import almanac.given.InMemoryModelDirectory;
import almanac.registeredmodel.command.ProjectAccessCommand.RequestProjectAccess;
import almanac.registeredmodel.event.ProjectAccessEvent.ProjectAccessRequested;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectRole;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import java.time.LocalDate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ProjectAccessTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final ProjectAccessRequested ASKED = new ProjectAccessRequested(PROJECT, CY, MONDAY);

    private FixtureConfiguration<ProjectAccessRequests> in(InMemoryModelDirectory directory) {
        FixtureConfiguration<ProjectAccessRequests> fixture = new AggregateTestFixture<>(ProjectAccessRequests.class);
        fixture.registerInjectableResource(directory.withUser(CY).withUser(BO, ProjectRole.CONTRIBUTOR));
        return fixture;
    }

    private static InMemoryModelDirectory project(ProjectVisibility visibility) {
        return new InMemoryModelDirectory(PROJECT, visibility);
    }

    private static RequestProjectAccess by(UserId user, LocalDate day) {
        return new RequestProjectAccess(PROJECT, user, day);
    }

    @Test
    void an_outsider_that_knows_of_the_project_asks_once_a_day() {
        in(project(ProjectVisibility.SEARCHABLE))
                .givenNoPriorActivity()
                .when(by(CY, MONDAY))
                .expectEvents(ASKED);
        in(project(ProjectVisibility.PRIVATE).withDiscoverableModel())
                .givenNoPriorActivity()
                .when(by(CY, MONDAY))
                .expectEvents(ASKED);
        in(project(ProjectVisibility.SEARCHABLE))
                .given(ASKED)
                .when(by(CY, MONDAY))
                .expectNoEvents();
        in(project(ProjectVisibility.SEARCHABLE))
                .given(ASKED)
                .when(by(CY, MONDAY.plusDays(1)))
                .expectEvents(new ProjectAccessRequested(PROJECT, CY, MONDAY.plusDays(1)));
    }

    @Test
    void a_hidden_project_is_none() {
        in(project(ProjectVisibility.PRIVATE))
                .givenNoPriorActivity()
                .when(by(CY, MONDAY))
                .expectNoEvents()
                .expectException(failure(ErrorCode.PROJECT_NOT_FOUND));
    }

    @Test
    void those_that_have_access_ask_for_nothing() {
        in(project(ProjectVisibility.PRIVATE))
                .givenNoPriorActivity()
                .when(by(BO, MONDAY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        in(project(ProjectVisibility.PRIVATE).withAdministrator(STRANGER))
                .givenNoPriorActivity()
                .when(by(STRANGER, MONDAY))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
