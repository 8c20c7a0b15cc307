package almanac.job.api;

import static almanac.server.Given.aGoalIn;
import static almanac.server.Given.aGoalOf;
import static almanac.server.Given.aJobIn;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.aTagOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Job;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tags and goals of jobs. */
class JobLabelHttpTest {

    private static final String NOTHING = "ffffffffffffffffffffffff";

    private final Someone ana = Someone.called("ana");
    private final Project project = aPrivateProjectOf(ana);
    private final Job job = aJobIn(project);
    private final String goals = "/api/jobs/v1/goals?jobId=" + job.id();

    @Test
    void a_tag_is_one_for_all_jobs_of_a_project() {
        Answer first = tag(job, "candidate");
        Answer again = tag(job, "candidate");
        Answer other = tag(aJobIn(project), "candidate");
        assertThat(first.text("/tag/name")).isEqualTo("candidate");
        assertThat(first.text("/tag/creatorId")).isEqualTo(ana.id());
        assertThat(again.at("/tag")).isEqualTo(first.at("/tag"));
        assertThat(other.at("/tag")).isEqualTo(first.at("/tag"));
        assertThat(ana.api().get(job.path()).expect(200).at("/job/tags")).containsExactly(first.at("/tag"));
        Job elsewhere = aJobIn(aPrivateProjectOf(ana));
        assertThat(tag(elsewhere, "candidate").text("/tag/id")).isNotEqualTo(first.text("/tag/id"));
    }

    @Test
    void a_tag_is_taken_off_once() {
        String tag = job.tags() + "/" + aTagOf(job) + "?projectId=" + project.id();
        ana.api().delete(tag).expect(200);
        assertThat(ana.api().get(job.path()).expect(200).at("/job/tags")).isEmpty();
        ana.api().delete(tag).expect(404);
    }

    @Test
    void a_job_is_tagged_in_its_own_project_alone() {
        String other = aPrivateProjectOf(ana).id();
        assertThat(ana.api()
                        .post(job.tags(), Map.of("tagName", "x", "projectId", other))
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("projectId: ");
        String tag = job.tags() + "/" + aTagOf(job);
        ana.api().delete(tag + "?projectId=" + other).expect(400);
        ana.api().delete(tag).expect(400);
        ana.api().delete(job.tags() + "/x?projectId=" + project.id()).expect(400);
    }

    @Test
    void a_job_serves_goals_of_its_project() {
        String goal = aGoalIn(project);
        for (int times = 0; times < 2; times++) {
            Answer linked = ana.api().post(goals, Map.of("goalId", goal)).expect(200);
            assertThat(linked.text("/goal/goalId")).isEqualTo(goal);
            assertThat(linked.text("/goal/jobId")).isEqualTo(job.id());
            assertThat(linked.text("/goal/projectId")).isEqualTo(project.id());
            assertThat(linked.text("/goal/currentStage")).isEqualTo("Ideation");
        }
        assertThat(linked()).containsExactly(goal);
        assertThat(ana.api().get(job.path()).expect(200).text("/job/goalIds/0")).isEqualTo(goal);
    }

    @Test
    void a_goal_that_cannot_be_served_is_refused() {
        String elsewhere = aGoalIn(aPrivateProjectOf(ana));
        assertThat(ana.api()
                        .post(goals, Map.of("goalId", elsewhere))
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("goalId: ");
        ana.api().post(goals, Map.of("goalId", NOTHING)).expect(404);
        ana.api()
                .post(
                        goals,
                        Map.of(
                                "goalId",
                                aGoalIn(project),
                                "projectId",
                                aPrivateProjectOf(ana).id()))
                .expect(400);
        ana.api()
                .post("/api/jobs/v1/goals?jobId=" + NOTHING, Map.of("goalId", NOTHING))
                .expect(404);
        assertThat(linked()).isEmpty();
    }

    @Test
    void a_link_is_taken_back_once() {
        String goal = "/api/jobs/v1/goals/" + aGoalOf(job) + "?jobId=" + job.id();
        ana.api().delete(goal + "&projectId=" + project.id()).expect(200);
        ana.api().delete(goal).expect(404);
        ana.api().delete("/api/jobs/v1/goals/me?jobId=" + job.id()).expect(400);
    }

    @Test
    void a_goal_that_is_deleted_is_served_no_more() {
        String kept = aGoalOf(job);
        String deleted = aGoalOf(job);
        ana.api().delete(project.path() + "/goals/" + deleted).expect(200);
        assertThat(linked()).containsExactly(kept);
        assertThat(ana.api().get(job.path()).expect(200).at("/job/goalIds")).hasSize(1);
        ana.api().delete("/api/jobs/v1/goals/" + deleted + "?jobId=" + job.id()).expect(404);
        ana.api().get("/api/jobs/v1/goals?jobId=me").expect(400);
    }

    private Answer tag(Job tagged, String name) {
        return ana.api()
                .post(
                        tagged.tags(),
                        Map.of("tagName", name, "projectId", tagged.project().id()))
                .expect(200);
    }

    private List<String> linked() {
        return ana.api()
                .get(goals)
                .expect(200)
                .at("/goals")
                .valueStream()
                .map(goal -> goal.path("goalId").asString())
                .toList();
    }
}
