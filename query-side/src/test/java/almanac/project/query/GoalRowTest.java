package almanac.project.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.project.event.GoalEvent;
import almanac.project.event.GoalEvent.GoalAdded;
import almanac.project.event.GoalEvent.GoalCompleted;
import almanac.project.event.GoalEvent.GoalRemoved;
import almanac.project.event.GoalEvent.GoalReopened;
import almanac.row.History;
import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import org.junit.jupiter.api.Test;

class GoalRowTest {

    private static final GoalId RECALL = new GoalId("66b0000000000000000000f6");
    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final ProjectId PRICING = new ProjectId("66b0000000000000000000e6");
    private static final UserId BO = new UserId("66b0000000000000000000b2");
    private static final GoalAdded ADDED = new GoalAdded(RECALL, CHURN, "Recall of 0.9", "on last year", "stage-1", BO);

    @Test
    void a_new_goal_is_open_and_was_set_by_whoever_caused_the_event() {
        assertThat(after(ADDED).toV1()).isEqualTo(recall("on last year", false));
    }

    @Test
    void a_goal_needs_a_title_only() {
        assertThat(after(new GoalAdded(RECALL, CHURN, "Recall of 0.9", null, null, null))
                        .toV1()
                        .description())
                .isNull();
    }

    @Test
    void a_completed_goal_is_complete_until_it_is_reopened() {
        assertThat(after(ADDED, new GoalCompleted(RECALL)).toV1()).isEqualTo(recall("on last year", true));
        assertThat(after(ADDED, new GoalCompleted(RECALL), new GoalReopened(RECALL))
                        .toV1())
                .isEqualTo(recall("on last year", false));
    }

    @Test
    void a_goal_belongs_to_its_project_alone() {
        assertThat(after(ADDED).belongsTo(CHURN)).isTrue();
        assertThat(after(ADDED).belongsTo(PRICING)).isFalse();
    }

    @Test
    void a_removed_goal_belongs_to_no_project() {
        assertThat(after(ADDED, new GoalRemoved(RECALL)).belongsTo(CHURN)).isFalse();
    }

    @Test
    void events_seen_twice_change_nothing() {
        GoalRow twice = History.foldTwice(new GoalRow(), RECALL.value(), ADDED, new GoalCompleted(RECALL));
        assertThat(twice.toV1()).isEqualTo(recall("on last year", true));
        assertThat(twice.version()).isEqualTo(1);
        assertThat(twice.createdAt()).isEqualTo(History.at(0));
        assertThat(twice.updatedAt()).isEqualTo(History.at(1));
    }

    private static ProjectGoalV1 recall(String description, boolean isComplete) {
        return new ProjectGoalV1(
                RECALL, CHURN, "Recall of 0.9", description, isComplete, History.ACTOR.value(), History.START);
    }

    private static GoalRow after(GoalEvent... events) {
        return History.fold(new GoalRow(), RECALL.value(), events);
    }
}
