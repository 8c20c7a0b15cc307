package almanac.project.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.STRANGER;
import static almanac.project.command.Churn.CHURN;
import static almanac.project.command.Churn.PRICING;
import static almanac.shared.ErrorCode.GOAL_NOT_FOUND;
import static almanac.shared.ErrorCode.USER_NOT_FOUND;

import almanac.given.InMemoryDirectory;
import almanac.project.command.GoalCommand.AddGoal;
import almanac.project.command.GoalCommand.RemoveGoal;
import almanac.project.command.GoalCommand.SetGoalCompletion;
import almanac.project.event.GoalEvent.GoalAdded;
import almanac.project.event.GoalEvent.GoalCompleted;
import almanac.project.event.GoalEvent.GoalRemoved;
import almanac.project.event.GoalEvent.GoalReopened;
import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoalTest {

    private static final GoalId RECALL = new GoalId("66b0000000000000000000f6");

    private final FixtureConfiguration<Goal> fixture = new AggregateTestFixture<>(Goal.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryDirectory().withUsers(ANA));
    }

    @Test
    void a_goal_needs_a_title_only() {
        fixture.givenNoPriorActivity()
                .when(new AddGoal(RECALL, CHURN, "Recall of 0.9", null, null, null))
                .expectEvents(recallSetFor(CHURN));
    }

    @Test
    void a_goal_has_a_description_a_stage_and_an_assignee() {
        fixture.givenNoPriorActivity()
                .when(new AddGoal(RECALL, CHURN, "Recall of 0.9", "on last year", "stage-1", ANA))
                .expectEvents(new GoalAdded(RECALL, CHURN, "Recall of 0.9", "on last year", "stage-1", ANA));
    }

    @Test
    void a_goal_is_not_assigned_to_a_stranger() {
        fixture.givenNoPriorActivity()
                .when(new AddGoal(RECALL, CHURN, "Recall of 0.9", null, null, STRANGER))
                .expectNoEvents()
                .expectException(failure(USER_NOT_FOUND));
    }

    @Test
    void a_goal_is_completed() {
        fixture.given(recallSetFor(CHURN))
                .when(new SetGoalCompletion(RECALL, CHURN, true))
                .expectEvents(new GoalCompleted(RECALL));
    }

    @Test
    void completing_it_again_changes_nothing() {
        fixture.given(recallSetFor(CHURN), new GoalCompleted(RECALL))
                .when(new SetGoalCompletion(RECALL, CHURN, true))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_complete_goal_is_reopened() {
        fixture.given(recallSetFor(CHURN), new GoalCompleted(RECALL))
                .when(new SetGoalCompletion(RECALL, CHURN, false))
                .expectEvents(new GoalReopened(RECALL));
    }

    @Test
    void a_new_goal_is_open_already() {
        fixture.given(recallSetFor(CHURN))
                .when(new SetGoalCompletion(RECALL, CHURN, false))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_reopened_goal_is_completed_again() {
        fixture.given(recallSetFor(CHURN), new GoalCompleted(RECALL), new GoalReopened(RECALL))
                .when(new SetGoalCompletion(RECALL, CHURN, true))
                .expectEvents(new GoalCompleted(RECALL));
    }

    @Test
    void a_goal_is_not_found_in_another_project() {
        fixture.given(recallSetFor(CHURN))
                .when(new SetGoalCompletion(RECALL, PRICING, true))
                .expectNoEvents()
                .expectException(failure(GOAL_NOT_FOUND));
    }

    @Test
    void a_goal_is_removed_for_good() {
        fixture.given(recallSetFor(CHURN))
                .when(new RemoveGoal(RECALL, CHURN))
                .expectEvents(new GoalRemoved(RECALL))
                .expectMarkedDeleted();
    }

    @Test
    void a_goal_is_not_removed_by_way_of_another_project() {
        fixture.given(recallSetFor(CHURN))
                .when(new RemoveGoal(RECALL, PRICING))
                .expectNoEvents()
                .expectException(failure(GOAL_NOT_FOUND));
    }

    @Test
    void a_removed_goal_takes_no_commands() {
        fixture.given(recallSetFor(CHURN), new GoalRemoved(RECALL))
                .when(new SetGoalCompletion(RECALL, CHURN, true))
                .expectNoEvents()
                .expectException(AggregateDeletedException.class);
    }

    private static GoalAdded recallSetFor(ProjectId project) {
        return new GoalAdded(RECALL, project, "Recall of 0.9", null, null, null);
    }
}
