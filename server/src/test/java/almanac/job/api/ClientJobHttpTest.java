package almanac.job.api;

import static almanac.server.Given.aJobIn;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.aSearchableProjectOf;
import static almanac.server.Given.withCollaborator;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Job;
import almanac.server.Given.Project;
import almanac.server.JobSteps;
import almanac.server.Someone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the official Python client does. */
class ClientJobHttpTest {

    private static final String FIND = "/v4/gateway/projects/findProjectByOwnerAndName?ownerName=%s&projectName=%s";

    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");
    private final Project project = aPrivateProjectOf(ana);

    @Test
    void a_project_is_found_by_its_owner_and_name() {
        String path = FIND.formatted(ana.userName(), project.name());
        assertThat(ana.api().get(path).expect(200).text("/id")).isEqualTo(project.id());
        String text = "Could not find project '%s' of owner '%s'".formatted(project.name(), ana.userName());
        assertThat(ben.api().get(path).expect(404).text("/errors/0")).isEqualTo(text);
        Project searchable = aSearchableProjectOf(ana);
        assertThat(ben.api()
                        .get(FIND.formatted(ana.userName(), searchable.name()))
                        .expect(200)
                        .text("/id"))
                .isEqualTo(searchable.id());
        ana.api().get(FIND.formatted(ben.userName(), project.name())).expect(404);
        ana.api().get("/v4/gateway/projects/findProjectByOwnerAndName").expect(400);
    }

    @Test
    void ones_own_projects_are_told_from_those_of_others() {
        Project completed = aPrivateProjectOf(ana);
        ana.api()
                .put(completed.path() + "/status", Map.of("status", "complete", "isBlocked", false))
                .expect(200);
        Project shared = withCollaborator(aPrivateProjectOf(ben), ana.id(), "launcherUser");
        assertThat(projects("Owned&showCompleted=false")).containsExactly(project.id());
        assertThat(projects("Owned&showCompleted=true")).containsExactlyInAnyOrder(project.id(), completed.id());
        assertThat(projects("Collaborating")).containsExactly(shared.id());
        assertThat(projects("Popular")).isEmpty();
        ana.api().get("/v4/gateway/projects?relationship=Distant").expect(400);
    }

    @Test
    void a_job_is_started_watched_and_stopped() {
        Answer started = ana.api().post("/v4/jobs/start", body(Map.of())).expect(200);
        assertThat(started.at("/number").asInt()).isEqualTo(1);
        assertThat(started.text("/statuses/executionStatus")).isEqualTo("Queued");
        Job job = JobSteps.run(new Job(started.text("/id"), project));
        JsonNode running = ana.api().get("/v4/jobs/" + job.id()).expect(200).json();
        assertThat(running.at("/statuses/isCompleted").asBoolean()).isFalse();
        Map<String, Object> stop = Map.of("projectId", project.id(), "jobId", job.id(), "commitResults", false);
        assertThat(ana.api().post("/v4/jobs/stop", stop).expect(200).text("/statuses/executionStatus"))
                .isEqualTo("StopAndDiscardRequested");
    }

    @Test
    void all_that_the_client_sends_is_understood() {
        Answer started = ana.api()
                .post(
                        "/v4/jobs/start",
                        body(Map.of(
                                "title",
                                "more rounds",
                                "environmentId",
                                JobSteps.STANDARD,
                                "overrideHardwareTierId",
                                JobSteps.MEDIUM,
                                "mainRepoGitRef",
                                Map.of("type", "branches", "value", "main"),
                                "computeClusterProperties",
                                Map.of(
                                        "clusterType",
                                        "Ray",
                                        "computeEnvironmentId",
                                        JobSteps.STANDARD,
                                        "masterHardwareTierId",
                                        Map.of("value", JobSteps.SMALL),
                                        "workerHardwareTierId",
                                        Map.of("value", JobSteps.MEDIUM),
                                        "workerCount",
                                        2,
                                        "workerStorage",
                                        Map.of("unit", "GB", "value", 2)))))
                .expect(200);
        JsonNode job = ana.api()
                .get("/api/jobs/beta/jobs/" + started.text("/id"))
                .expect(200)
                .at("/job");
        assertThat(job.at("/mainRepoGitRef/refType").asString()).isEqualTo("branches");
        assertThat(job.at("/computeCluster/clusterType").asString()).isEqualTo("ray");
        assertThat(job.at("/computeCluster/workerHardwareTier").asString()).isEqualTo(JobSteps.MEDIUM);
        assertThat(job.at("/computeCluster/workerStorageMB").asInt()).isEqualTo(2_000);
    }

    @Test
    void an_on_demand_spark_is_a_cluster_too() {
        Answer started = ana.api()
                .post(
                        "/v4/jobs/start",
                        body(Map.of(
                                "onDemandSparkClusterProperties",
                                Map.of(
                                        "computeEnvironmentId",
                                        JobSteps.STANDARD,
                                        "executorCount",
                                        3,
                                        "executorHardwareTierId",
                                        JobSteps.SMALL,
                                        "executorStorageMB",
                                        0))))
                .expect(200);
        JsonNode cluster = ana.api()
                .get("/api/jobs/beta/jobs/" + started.text("/id"))
                .expect(200)
                .at("/job/computeCluster");
        assertThat(cluster.path("clusterType").asString()).isEqualTo("spark");
        assertThat(cluster.path("workerCount").asInt()).isEqualTo(3);
    }

    @Test
    void what_cannot_be_started_is_refused() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("commandToRun", ""),
                Map.of("commandToRun", 7),
                Map.of("projectId", "me"),
                Map.of("overrideHardwareTierId", "huge-k8s"),
                Map.of("computeClusterProperties", Map.of("clusterType", "Ray")),
                Map.of("mainRepoGitRef", Map.of("type", "twigs")),
                Map.of("externalVolumeMounts", List.of("x")))) {
            ana.api().post("/v4/jobs/start", body(wrong)).expect(400);
        }
        ana.api().post("/v4/jobs/stop", Map.of("projectId", project.id())).expect(400);
        Job elsewhere = aJobIn(aPrivateProjectOf(ana));
        assertThat(ana.api()
                        .post("/v4/jobs/stop", Map.of("projectId", project.id(), "jobId", elsewhere.id()))
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("projectId: ");
        ana.api().get("/v4/jobs/me").expect(400);
        ana.api().get("/v4/jobs/ffffffffffffffffffffffff").expect(404);
    }

    @Test
    void jobs_are_listed_by_pages() {
        for (int n = 0; n < 4; n++) {
            aJobIn(project);
        }
        JobSteps.succeed(aJobIn(project));
        String list = "/v4/jobs?projectId=" + project.id();
        assertThat(numbers(list)).containsExactly(5, 4, 3);
        assertThat(numbers(list + "&order_by=number&sort_by=desc&page_size=2&page_no=2"))
                .containsExactly(3, 2);
        assertThat(numbers(list + "&sort_by=asc&show_archived=false&status=all"))
                .containsExactly(1, 2, 3);
        assertThat(numbers(list + "&status=completed")).containsExactly(5);
        for (String wrong : List.of("page_no=0", "page_size=0", "sort_by=up", "order_by=colour", "status=asleep")) {
            assertThat(ana.api().get(list + "&" + wrong).expect(400).text("/errors/0"))
                    .isNotEmpty();
        }
    }

    private Map<String, Object> body(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("projectId", project.id(), "commandToRun", "train.py"));
        body.putAll(more);
        return body;
    }

    private List<String> projects(String relationship) {
        return ana.api()
                .get("/v4/gateway/projects?relationship=" + relationship)
                .expect(200)
                .json()
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    private List<Integer> numbers(String path) {
        return ana.api()
                .get(path)
                .expect(200)
                .at("/jobs")
                .valueStream()
                .map(job -> job.path("number").asInt())
                .toList();
    }
}
