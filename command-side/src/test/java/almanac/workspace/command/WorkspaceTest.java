package almanac.workspace.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.CY;

import almanac.access.WorkspaceDirectory.Held;
import almanac.given.InMemoryComputeDirectory;
import almanac.given.InMemoryDirectory;
import almanac.given.InMemoryJobDirectory;
import almanac.given.InMemoryWorkspaceDirectory;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.WorkspaceId;
import almanac.workspace.command.WorkspaceCommand.CreateWorkspace;
import almanac.workspace.command.WorkspaceCommand.DeleteWorkspace;
import almanac.workspace.event.WorkspaceEvent.WorkspaceCreated;
import almanac.workspace.event.WorkspaceEvent.WorkspaceDeleted;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

    private static final WorkspaceId NOTEBOOKS = new WorkspaceId("66b00000000000000000ab00");
    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final ProjectId PRICING = new ProjectId("66b0000000000000000000e6");
    private static final EnvironmentId STANDARD = new EnvironmentId("66b00000000000000000e001");
    private static final EnvironmentId TOOLLESS = new EnvironmentId("66b00000000000000000e002");
    private static final EnvironmentId UNKNOWN = new EnvironmentId("66b00000000000000000efff");
    private static final HardwareTierId SMALL = new HardwareTierId("small-k8s");
    private static final HardwareTierId LARGE = new HardwareTierId("large-k8s");

    private final FixtureConfiguration<Workspace> fixture = new AggregateTestFixture<>(Workspace.class);
    private final InMemoryWorkspaceDirectory workspaces = new InMemoryWorkspaceDirectory();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryJobDirectory().withProject(CHURN, 1));
        fixture.registerInjectableResource(new InMemoryComputeDirectory()
                .withTiers(SMALL, LARGE)
                .withEnvironments(STANDARD)
                .withToolless(TOOLLESS));
        fixture.registerInjectableResource(workspaces);
        fixture.registerInjectableResource(
                new InMemoryDirectory().withUsers(ANA, BO).withAdministrators(CY));
        workspaces.with(NOTEBOOKS, held(false));
    }

    @Test
    void a_name_is_enough() {
        fixture.givenNoPriorActivity()
                .when(new CreateWorkspace(NOTEBOOKS, CHURN, ANA, "notebooks", null, null, null))
                .expectEvents(created(SMALL, null));
    }

    @Test
    void a_workspace_is_made_as_it_is_asked_for() {
        fixture.givenNoPriorActivity()
                .when(new CreateWorkspace(NOTEBOOKS, CHURN, ANA, "notebooks", STANDARD, LARGE, "jupyterlab"))
                .expectEvents(created(LARGE, "jupyterlab"));
    }

    @Test
    void what_there_is_not_is_refused() {
        fixture.givenNoPriorActivity()
                .when(new CreateWorkspace(NOTEBOOKS, CHURN, ANA, "notebooks", UNKNOWN, null, null))
                .expectNoEvents()
                .expectException(failure(ErrorCode.INVALID_VALUE));
        fixture.givenNoPriorActivity()
                .when(new CreateWorkspace(
                        NOTEBOOKS, CHURN, ANA, "notebooks", null, new HardwareTierId("huge-k8s"), null))
                .expectNoEvents()
                .expectException(failure(ErrorCode.INVALID_VALUE));
        fixture.givenNoPriorActivity()
                .when(new CreateWorkspace(NOTEBOOKS, PRICING, ANA, "notebooks", null, null, null))
                .expectNoEvents()
                .expectException(failure(ErrorCode.PROJECT_NOT_FOUND));
    }

    @Test
    void an_environment_without_a_tool_is_refused() {
        fixture.givenNoPriorActivity()
                .when(new CreateWorkspace(NOTEBOOKS, CHURN, ANA, "notebooks", TOOLLESS, null, null))
                .expectNoEvents()
                .expectException(failure(ErrorCode.TOOL_NOT_FOUND));
    }

    @Test
    void who_made_it_deletes_it() {
        fixture.given(created(SMALL, null))
                .when(new DeleteWorkspace(NOTEBOOKS, CHURN, ANA))
                .expectEvents(new WorkspaceDeleted(NOTEBOOKS));
        fixture.given(created(SMALL, null), new WorkspaceDeleted(NOTEBOOKS))
                .when(new DeleteWorkspace(NOTEBOOKS, CHURN, ANA))
                .expectNoEvents()
                .expectException(AggregateDeletedException.class);
    }

    @Test
    void nobody_else_deletes_it_and_not_from_another_project() {
        fixture.given(created(SMALL, null))
                .when(new DeleteWorkspace(NOTEBOOKS, CHURN, BO))
                .expectNoEvents()
                .expectException(failure(ErrorCode.WORKSPACE_OF_ANOTHER));
        fixture.given(created(SMALL, null))
                .when(new DeleteWorkspace(NOTEBOOKS, PRICING, ANA))
                .expectNoEvents()
                .expectException(failure(ErrorCode.WORKSPACE_NOT_FOUND));
    }

    @Test
    void an_administrator_deletes_the_workspace_of_another() {
        fixture.given(created(SMALL, null))
                .when(new DeleteWorkspace(NOTEBOOKS, CHURN, CY))
                .expectEvents(new WorkspaceDeleted(NOTEBOOKS));
        workspaces.with(NOTEBOOKS, held(true));
        fixture.given(created(SMALL, null))
                .when(new DeleteWorkspace(NOTEBOOKS, CHURN, CY))
                .expectNoEvents()
                .expectException(failure(ErrorCode.SESSION_IS_LIVE));
    }

    @Test
    void a_workspace_with_a_live_session_stays() {
        workspaces.with(NOTEBOOKS, held(true));
        fixture.given(created(SMALL, null))
                .when(new DeleteWorkspace(NOTEBOOKS, CHURN, ANA))
                .expectNoEvents()
                .expectException(failure(ErrorCode.SESSION_IS_LIVE));
    }

    private static Held held(boolean isLive) {
        return new Held(CHURN, ANA, "notebooks", STANDARD, SMALL, isLive);
    }

    private static WorkspaceCreated created(HardwareTierId tier, @Nullable String tool) {
        return new WorkspaceCreated(NOTEBOOKS, CHURN, ANA, "notebooks", STANDARD, tier, tool);
    }
}
