package almanac.job.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.CY;
import static almanac.job.command.Training.CHURN;
import static almanac.job.command.Training.HOST;
import static almanac.job.command.Training.PRICING;
import static almanac.job.command.Training.SMALL;
import static almanac.job.command.Training.STANDARD;
import static almanac.job.command.Training.TRAINING;

import almanac.access.WorkspaceDirectory.Held;
import almanac.given.InMemoryComputeDirectory;
import almanac.given.InMemoryJobDirectory;
import almanac.given.InMemoryWorkspaceDirectory;
import almanac.job.command.JobCommand.PlaceJob;
import almanac.job.command.JobCommand.StartSession;
import almanac.job.command.JobCommand.StopJob;
import almanac.job.event.JobEvent;
import almanac.job.event.JobEvent.JobPlaced;
import almanac.job.event.JobEvent.JobStopRequested;
import almanac.job.event.JobEvent.JobStopped;
import almanac.job.event.JobEvent.SessionQueued;
import almanac.job.event.JobRequest;
import almanac.job.event.JobResult;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import almanac.shared.WorkspaceId;
import almanac.shared.WorkspaceSessionId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartSessionTest {

    private static final WorkspaceId NOTEBOOKS = new WorkspaceId("66b00000000000000000ab00");
    private static final WorkspaceId DELETED = new WorkspaceId("66b00000000000000000abff");
    private static final WorkspaceSessionId SESSION = new WorkspaceSessionId("66b00000000000000000ab01");
    private static final EnvironmentId GONE = new EnvironmentId("66b00000000000000000efff");

    private final FixtureConfiguration<Job> fixture = new AggregateTestFixture<>(Job.class);
    private final InMemoryJobDirectory jobs = new InMemoryJobDirectory();
    private final InMemoryWorkspaceDirectory workspaces = new InMemoryWorkspaceDirectory();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(jobs.withProject(CHURN, 7).withProject(PRICING, 1));
        fixture.registerInjectableResource(
                new InMemoryComputeDirectory().withTiers(SMALL).withEnvironments(STANDARD));
        fixture.registerInjectableResource(workspaces.with(NOTEBOOKS, held(STANDARD, false)));
    }

    @Test
    void a_session_waits_like_a_job_but_has_no_number() {
        fixture.givenNoPriorActivity().when(start(NOTEBOOKS, CHURN, ANA)).expectEvents(queued());
    }

    @Test
    void a_session_goes_the_way_of_a_job() {
        fixture.given(queued()).when(new PlaceJob(TRAINING, HOST)).expectEvents(new JobPlaced(TRAINING, HOST));
    }

    @Test
    void there_is_one_live_session_at_a_time() {
        workspaces.with(NOTEBOOKS, held(STANDARD, true));
        refused(start(NOTEBOOKS, CHURN, ANA), ErrorCode.SESSION_IS_LIVE);
    }

    @Test
    void a_session_is_for_who_made_the_workspace() {
        refused(start(NOTEBOOKS, CHURN, BO), ErrorCode.WORKSPACE_OF_ANOTHER);
    }

    @Test
    void a_workspace_is_found_in_its_own_project_only() {
        refused(start(NOTEBOOKS, PRICING, ANA), ErrorCode.WORKSPACE_NOT_FOUND);
        refused(start(DELETED, CHURN, ANA), ErrorCode.WORKSPACE_NOT_FOUND);
        refused(start(NOTEBOOKS, new ProjectId("66b0000000000000000000e9"), ANA), ErrorCode.PROJECT_NOT_FOUND);
    }

    @Test
    void an_environment_that_has_gone_since_is_refused() {
        workspaces.with(NOTEBOOKS, held(GONE, false));
        refused(start(NOTEBOOKS, CHURN, ANA), ErrorCode.INVALID_VALUE);
    }

    @Test
    void a_session_is_stopped_by_who_opened_it_who_owns_the_project_or_the_system() {
        jobs.withOwner(CHURN, CY);
        fixture.given(queued())
                .when(new StopJob(TRAINING, CHURN, BO, false))
                .expectNoEvents()
                .expectException(failure(ErrorCode.SESSION_OF_ANOTHER));
        for (UserId by : List.of(ANA, CY)) {
            fixture.given(queued())
                    .when(new StopJob(TRAINING, CHURN, by, false))
                    .expectEvents((Object[]) stopped());
        }
        fixture.given(queued()).when(new StopJob(TRAINING, CHURN, null, false)).expectEvents((Object[]) stopped());
    }

    private static JobEvent[] stopped() {
        return new JobEvent[] {new JobStopRequested(TRAINING, false), new JobStopped(TRAINING, JobResult.NONE)};
    }

    private void refused(StartSession command, ErrorCode code) {
        fixture.givenNoPriorActivity().when(command).expectNoEvents().expectException(failure(code));
    }

    private static StartSession start(WorkspaceId workspace, ProjectId project, UserId by) {
        return new StartSession(TRAINING, SESSION, workspace, project, by, "jupyter lab");
    }

    private static Held held(EnvironmentId environment, boolean isLive) {
        return new Held(CHURN, ANA, "notebooks", environment, SMALL, isLive);
    }

    private static SessionQueued queued() {
        return new SessionQueued(
                TRAINING,
                SESSION,
                NOTEBOOKS,
                CHURN,
                ANA,
                new JobRequest(
                        "jupyter lab", "notebooks", null, null, STANDARD, RevisionSpec.ACTIVE, SMALL, null, false));
    }
}
