package almanac.project.command;

import static almanac.given.People.ANA;
import static almanac.project.command.Churn.CHURN;
import static almanac.project.command.Churn.churnOwnedBy;

import almanac.project.command.ProjectCommand.SetProjectStatus;
import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.project.event.ProjectEvent.ProjectBlocked;
import almanac.project.event.ProjectEvent.ProjectCompleted;
import almanac.project.event.ProjectEvent.ProjectReopened;
import almanac.project.event.ProjectEvent.ProjectUnblocked;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectStatusTest {

    private static final ProjectBlocked BLOCKED = new ProjectBlocked(CHURN, "no data");
    private static final ProjectUnblocked UNBLOCKED = new ProjectUnblocked(CHURN);
    private static final ProjectCompleted COMPLETED = new ProjectCompleted(CHURN, "shipped");
    private static final ProjectReopened REOPENED = new ProjectReopened(CHURN);

    private final FixtureConfiguration<Project> fixture = new AggregateTestFixture<>(Project.class);

    @Test
    void an_active_project_is_completed() {
        fixture.given(churnOwnedBy(ANA)).when(complete("shipped")).expectEvents(COMPLETED);
    }

    @Test
    void a_project_is_completed_without_a_message() {
        fixture.given(churnOwnedBy(ANA)).when(complete(null)).expectEvents(new ProjectCompleted(CHURN, null));
    }

    @Test
    void completing_it_again_changes_nothing() {
        unchanged(fixture.given(churnOwnedBy(ANA), COMPLETED).when(complete("shipped")));
    }

    @Test
    void another_message_is_another_completion() {
        fixture.given(churnOwnedBy(ANA), COMPLETED)
                .when(complete("in use"))
                .expectEvents(new ProjectCompleted(CHURN, "in use"));
    }

    @Test
    void a_complete_project_is_reopened() {
        fixture.given(churnOwnedBy(ANA), COMPLETED).when(active()).expectEvents(REOPENED);
    }

    @Test
    void an_active_project_stays_active() {
        unchanged(fixture.given(churnOwnedBy(ANA)).when(active()));
    }

    @Test
    void a_reopened_project_can_be_completed_with_the_same_message() {
        fixture.given(churnOwnedBy(ANA), COMPLETED, REOPENED)
                .when(complete("shipped"))
                .expectEvents(COMPLETED);
    }

    @Test
    void a_project_is_blocked() {
        fixture.given(churnOwnedBy(ANA)).when(blocked("no data")).expectEvents(BLOCKED);
    }

    @Test
    void a_project_is_blocked_without_a_reason() {
        fixture.given(churnOwnedBy(ANA)).when(blocked(null)).expectEvents(new ProjectBlocked(CHURN, null));
    }

    @Test
    void blocking_it_again_changes_nothing() {
        unchanged(fixture.given(churnOwnedBy(ANA), BLOCKED).when(blocked("no data")));
    }

    @Test
    void another_reason_blocks_it_anew() {
        fixture.given(churnOwnedBy(ANA), BLOCKED)
                .when(blocked("no people"))
                .expectEvents(new ProjectBlocked(CHURN, "no people"));
    }

    @Test
    void blocked_outranks_complete() {
        fixture.given(churnOwnedBy(ANA))
                .when(new SetProjectStatus(CHURN, true, true, "no data", "shipped"))
                .expectEvents(BLOCKED);
    }

    @Test
    void an_unblocked_project_is_active() {
        fixture.given(churnOwnedBy(ANA), BLOCKED).when(active()).expectEvents(UNBLOCKED);
    }

    @Test
    void a_project_that_was_complete_before_it_was_blocked_is_active_once_unblocked() {
        fixture.given(churnOwnedBy(ANA), COMPLETED, BLOCKED).when(active()).expectEvents(UNBLOCKED);
    }

    @Test
    void a_blocked_project_is_unblocked_and_completed_at_once() {
        fixture.given(churnOwnedBy(ANA), COMPLETED, BLOCKED)
                .when(complete("shipped"))
                .expectEvents(UNBLOCKED, COMPLETED);
    }

    @Test
    void an_unblocked_project_can_be_blocked_for_the_same_reason() {
        fixture.given(churnOwnedBy(ANA), BLOCKED, UNBLOCKED)
                .when(blocked("no data"))
                .expectEvents(BLOCKED);
    }

    @Test
    void an_archived_project_has_no_status_to_set() {
        fixture.given(churnOwnedBy(ANA), new ProjectArchived(CHURN))
                .when(complete("shipped"))
                .expectNoEvents()
                .expectException(AggregateDeletedException.class);
    }

    private static void unchanged(ResultValidator<Project> outcome) {
        outcome.expectSuccessfulHandlerExecution().expectNoEvents();
    }

    private static SetProjectStatus active() {
        return new SetProjectStatus(CHURN, false, false, null, null);
    }

    private static SetProjectStatus complete(@Nullable String message) {
        return new SetProjectStatus(CHURN, true, false, null, message);
    }

    private static SetProjectStatus blocked(@Nullable String reason) {
        return new SetProjectStatus(CHURN, false, true, reason, null);
    }
}
