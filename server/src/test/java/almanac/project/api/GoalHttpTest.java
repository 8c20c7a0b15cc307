package almanac.project.api;

import static almanac.server.Given.aGoalIn;
import static almanac.server.Given.aPrivateProjectOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoalHttpTest {

    private static final String NOTHING = "ffffffffffffffffffffffff";
    private final Someone ana = Someone.called("ana");
    private final Project project = aPrivateProjectOf(ana);
    private final String goals = project.path() + "/goals";

    @Test
    void a_goal_is_added_with_what_is_said_of_it() {
        Answer added = ana.api()
                .post(
                        goals,
                        Map.of(
                                "title",
                                "Find the leak",
                                "description",
                                "Soon",
                                "stageId",
                                "6530b3d45f1c9a2e8f4c0d1a",
                                "assigneeId",
                                ana.id()))
                .expect(200);
        assertThat(added.text("/goal/title")).isEqualTo("Find the leak");
        assertThat(added.text("/goal/description")).isEqualTo("Soon");
        assertThat(added.text("/goal/projectId")).isEqualTo(project.id());
        assertThat(added.text("/goal/creatorId")).isEqualTo(ana.id());
        assertThat(added.at("/goal/isComplete").asBoolean()).isFalse();
        assertThat(added.text("/goal/createdAt")).endsWith("Z");
    }

    @Test
    void a_title_is_enough_and_needed() {
        Answer added = ana.api().post(goals, Map.of("title", "Go")).expect(200);
        assertThat(added.at("/goal").has("description")).isFalse();
        assertThat(ana.api().post(goals, Map.of()).expect(400).text("/message")).contains("title");
        assertThat(ana.api().post(goals, Map.of("title", "")).expect(400).text("/errors/0"))
                .startsWith("title: ");
    }

    @Test
    void a_goal_is_for_somebody_who_exists() {
        Answer refused = ana.api()
                .post(goals, Map.of("title", "x", "assigneeId", NOTHING))
                .expect(404);
        assertThat(refused.text("/errors/0")).contains(NOTHING);
    }

    @Test
    void goals_are_listed_in_the_order_in_which_they_came() {
        List<String> added = List.of(aGoalIn(project), aGoalIn(project), aGoalIn(project));
        assertThat(listed()).isEqualTo(added);
    }

    @Test
    void a_goal_is_completed_and_reopened() {
        String goal = goals + "/" + aGoalIn(project);
        for (boolean complete : List.of(true, true, false)) {
            Answer changed =
                    ana.api().patch(goal, Map.of("isComplete", complete)).expect(200);
            assertThat(changed.at("/goal/isComplete").asBoolean()).isEqualTo(complete);
        }
        assertThat(ana.api().get(goals).expect(200).at("/goals/0/isComplete").asBoolean())
                .isFalse();
    }

    @Test
    void a_deleted_goal_is_gone() {
        String goal = aGoalIn(project);
        String other = aGoalIn(project);
        assertThat(ana.api()
                        .delete(goals + "/" + goal)
                        .expect(200)
                        .at("/success")
                        .asBoolean())
                .isTrue();
        assertThat(listed()).containsExactly(other);
        String text = "Cannot find project goal with id '%s'".formatted(goal);
        assertThat(ana.api().delete(goals + "/" + goal).expect(404).text("/errors/0"))
                .isEqualTo(text);
        assertThat(ana.api()
                        .patch(goals + "/" + goal, Map.of("isComplete", true))
                        .expect(404)
                        .text("/errors/0"))
                .isEqualTo(text);
    }

    @Test
    void a_goal_that_never_was_is_not_found() {
        Answer missing = ana.api()
                .patch(goals + "/" + NOTHING, Map.of("isComplete", true))
                .expect(404);
        assertThat(missing.text("/errors/0")).isEqualTo("Cannot find project goal with id '%s'", NOTHING);
        ana.api().delete(goals + "/" + NOTHING).expect(404);
    }

    @Test
    void a_goal_belongs_to_its_project() {
        String goal = aGoalIn(project);
        String elsewhere = aPrivateProjectOf(ana).path() + "/goals/" + goal;
        ana.api().patch(elsewhere, Map.of("isComplete", true)).expect(404);
        ana.api().delete(elsewhere).expect(404);
        assertThat(listed()).containsExactly(goal);
    }

    private List<String> listed() {
        return ana.api()
                .get(goals)
                .expect(200)
                .at("/goals")
                .valueStream()
                .map(goal -> goal.path("id").asString())
                .toList();
    }
}
