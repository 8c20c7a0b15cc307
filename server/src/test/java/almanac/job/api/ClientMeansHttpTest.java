package almanac.job.api;

import static almanac.server.Given.aPrivateProjectOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.git.api.Git;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.JobSteps;
import almanac.server.Server;
import almanac.server.Someone;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the official Python client looks up before it starts a job, and its older functions. */
class ClientMeansHttpTest {

    private static final String REVISION = "/job/computeCluster/computeEnvironmentRevisionSpec";

    private final Someone ana = Someone.called("ana");
    private final Project project = aPrivateProjectOf(ana);
    private final String v4 = "/v4/projects/" + project.id();
    private final String v1 = "/v1/projects/%s/%s".formatted(ana.userName(), project.name());

    @TempDir
    private Path directory;

    @Test
    void hardware_tiers_are_told_by_id_and_name() {
        List<JsonNode> tiers = ana.api()
                .get(v4 + "/hardwareTiers")
                .expect(200)
                .json()
                .valueStream()
                .map(entry -> entry.path("hardwareTier"))
                .toList();
        assertThat(texts(tiers, "id")).contains(JobSteps.SMALL, JobSteps.MEDIUM);
        assertThat(texts(tiers, "name")).doesNotContain("");
        Answer spark = ana.api()
                .get("/v4/jobs/project/" + project.id() + "/defaultSparkSettings")
                .expect(200);
        assertThat(spark.at("/maximumExecutionSlotsPerUser").asInt()).isPositive();
        assertThat(texts(tiers, "id"))
                .contains(spark.text("/executorHardwareTierId"), spark.text("/masterHardwareTierId"));
    }

    @Test
    void environments_are_those_that_one_may_use() {
        String own = Given.anEnvironmentOf(ana.api(), Map.of("visibility", "private"))
                .id();
        Someone ben = Someone.called("ben");
        String others = Given.anEnvironmentOf(ben.api(), Map.of("visibility", "private"))
                .id();
        List<JsonNode> environments = ana.api()
                .get(v4 + "/useableEnvironments")
                .expect(200)
                .at("/environments")
                .valueStream()
                .toList();
        assertThat(texts(environments, "id")).contains(JobSteps.STANDARD, own).doesNotContain(others);
    }

    @Test
    void commits_are_told_by_their_ids_the_newest_first() {
        String first = Given.aFileOf(project).commit();
        String url = "http://%s:%s@localhost:%d/git/%s/%s.git"
                .formatted(ana.userName(), ana.key(), Server.running().port(), ana.userName(), project.name());
        new Git(directory).run("clone", "--quiet", url, "here").expectDone();
        Git here = new Git(directory.resolve("here"));
        String second = here.commit("note", "more");
        here.run("push", "--quiet", "origin", "HEAD").expectDone();
        JsonNode commits = ana.api().get(v1 + "/commits").expect(200).json();
        assertThat(commits.valueStream().map(JsonNode::asString)).containsExactly(second, first);
    }

    @Test
    void the_revision_of_a_clusters_environment_is_a_word_or_an_object() {
        for (String word : List.of("ActiveRevision", "LatestRevision")) {
            assertThat(cluster(word).text(REVISION)).isEqualTo(word);
        }
        String revision = Given.administrator()
                .get("/api/environments/v1/environments/" + JobSteps.STANDARD)
                .expect(200)
                .text("/environment/selectedRevision/id");
        assertThat(cluster(Map.of("revisionId", revision)).text(REVISION)).isEqualTo("SomeRevision(" + revision + ")");
        for (Object wrong : List.of("NewestRevision", Map.of(), Map.of("revisionId", "me"), 7, List.of("x"))) {
            ana.api().post("/v4/jobs/start", body(wrong)).expect(400);
        }
    }

    @Test
    void a_run_is_a_job_by_another_name() {
        Map<String, Object> run = Map.of("command", List.of("train.py", "it's", "--n=3"), "title", "a run");
        String id = ana.api().post(v1 + "/runs", run).expect(200).text("/runId");
        assertThat(ana.api().get("/api/jobs/beta/jobs/" + id).expect(200).text("/job/runCommand"))
                .isEqualTo("train.py 'it'\\''s' --n=3");
        JsonNode waiting = ana.api().get(v1 + "/runs").expect(200).at("/data/0");
        assertThat(waiting.path("id").asString()).isEqualTo(id);
        assertThat(waiting.path("status").asString()).isEqualTo("Queued");
        assertThat(waiting.has("outputCommitId")).isFalse();
        JobSteps.fail(new Given.Job(id, project));
        JsonNode failed = ana.api().get(v1 + "/runs").expect(200).at("/data/0");
        assertThat(failed.path("status").asString()).isEqualTo("Failed");
        assertThat(failed.path("outputCommitId").asString()).hasSize(40);
    }

    @Test
    void a_run_names_its_tier_and_what_it_cannot_have_is_refused() {
        String tier = ana.api().get(v4 + "/hardwareTiers").expect(200).text("/0/hardwareTier/name");
        ana.api()
                .post(v1 + "/runs", Map.of("command", List.of("ls | wc"), "isDirect", true, "tier", tier))
                .expect(200);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("command", List.of()),
                Map.of("command", List.of(" "), "isDirect", true),
                Map.of("command", List.of("x"), "tier", "no such tier"),
                Map.of("command", List.of("x"), "publishApiEndpoint", true),
                Map.of("command", List.of("x"), "commitId", "main"))) {
            ana.api().post(v1 + "/runs", wrong).expect(400);
        }
    }

    private Answer cluster(Object revision) {
        String job =
                ana.api().post("/v4/jobs/start", body(revision)).expect(200).text("/id");
        return ana.api().get("/api/jobs/beta/jobs/" + job).expect(200);
    }

    private Map<String, Object> body(Object revision) {
        Map<String, Object> cluster = new HashMap<>(Map.of(
                "clusterType",
                "Ray",
                "computeEnvironmentId",
                JobSteps.STANDARD,
                "computeEnvironmentRevisionSpec",
                revision,
                "workerHardwareTierId",
                Map.of("value", JobSteps.MEDIUM),
                "workerCount",
                1));
        return Map.of("projectId", project.id(), "commandToRun", "train.py", "computeClusterProperties", cluster);
    }

    private static List<String> texts(List<JsonNode> nodes, String member) {
        return nodes.stream().map(node -> node.path(member).asString()).toList();
    }
}
