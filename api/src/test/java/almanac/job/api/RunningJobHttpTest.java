package almanac.job.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.git.api.Git;
import almanac.support.Neighbour;
import almanac.support.Server;
import almanac.support.Someone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Jobs that really run, from git and back into it, on a server of their own with room for two at a time. */
class RunningJobHttpTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LATE = Duration.ofMinutes(5);
    private static final Set<String> ENDS = Set.of("Succeeded", "Failed", "Stopped", "Error");

    private static Neighbour neighbour;
    private static Someone ana;

    @TempDir
    Path directory;

    @BeforeAll
    static void a_server_that_runs_jobs() {
        neighbour = Neighbour.called("running_jobs", "--almanac.jobs.at-once=2");
        ana = Someone.on(neighbour.server(), "ana", List.of("Practitioner"));
    }

    @AfterAll
    static void it_stops() {
        neighbour.close();
    }

    private record Repository(String project, String name, Git git) {

        String push(String file, String text) {
            String commit = git.commit(file, text);
            git.run("push", "--quiet", "origin", "HEAD").expectDone();
            return commit;
        }
    }

    @Test
    void a_script_that_was_pushed_runs_and_what_it_leaves_is_read_at_its_output_commit() {
        Repository repository = repository();
        String pushed = repository.push("train.py", """
                import json, os, sys
                os.makedirs("results", exist_ok=True)
                for step in range(3):
                    print("step", step)
                print("careful", file=sys.stderr)
                json.dump({"AUC": 0.91}, open("dominostats.json", "w"))
                open("results/model.txt", "w").write("trained by " + os.environ["DOMINO_STARTING_USERNAME"])
                """);
        String job = start(repository.project(), "train.py", Map.of("title", "first"));
        assertThat(follow(job)).contains("step 0", "step 1", "step 2", "careful");
        JsonNode done = awaitEnd(job);
        assertThat(done.at("/status/executionStatus").asString()).isEqualTo("Succeeded");
        assertThat(done.at("/commitDetails/inputCommitId").asString()).isEqualTo(pushed);
        assertThat(done.at("/dominoStats/0/name").asString()).isEqualTo("AUC");
        assertThat(done.at("/dominoStats/0/value").asString()).isEqualTo("0.91");
        assertThat(done.at("/usage/memoryGiB").asDouble()).isPositive();
        String output = done.at("/commitDetails/outputCommitId").asString();
        assertThat(ana.api()
                        .bytes("/api/projects/v1/projects/" + repository.project() + "/files/" + output
                                + "/results%2Fmodel.txt/content"))
                .asString()
                .isEqualTo("trained by " + ana.userName());
        repository.git().run("pull", "--quiet").expectDone();
        assertThat(repository.git().run("rev-parse", "HEAD").expectDone()).isEqualTo(output);
        assertThat(repository.git().run("rev-parse", "HEAD^").expectDone()).isEqualTo(pushed);
    }

    @Test
    void a_job_runs_on_the_branch_tag_or_commit_that_is_asked_for() {
        Repository repository = repository();
        String first = repository.push("say.sh", "echo first\n");
        repository.git().run("tag", "v1").expectDone();
        repository.git().run("push", "--quiet", "origin", "v1").expectDone();
        repository.git().run("checkout", "--quiet", "-b", "other").expectDone();
        repository.push("say.sh", "echo other\n");
        repository.git().run("checkout", "--quiet", "main").expectDone();
        repository.push("say.sh", "echo second\n");
        assertThat(said(repository, Map.of())).isEqualTo("second\n");
        assertThat(said(repository, Map.of("commitId", first))).isEqualTo("first\n");
        assertThat(said(repository, ref("tags", "v1"))).isEqualTo("first\n");
        assertThat(said(repository, ref("branches", "other"))).isEqualTo("other\n");
        String missing = start(repository.project(), "say.sh", ref("branches", "none"));
        assertThat(awaitEnd(missing).at("/status/executionStatus").asString()).isEqualTo("Failed");
        assertThat(log(missing, "").text("/logs/problem")).contains("none");
    }

    @Test
    void results_have_a_branch_of_their_own_when_main_was_moved_or_they_are_isolated() {
        Repository repository = repository();
        String old = repository.push("one", "1");
        repository.push("two", "2");
        JsonNode late = awaitEnd(start(repository.project(), "echo 3 > three", Map.of("commitId", old)));
        assertThat(branch(repository, "results/job-1")).isEqualTo(output(late));
        ana.api()
                .put(
                        "/api/projects/beta/projects/" + repository.project() + "/results-settings",
                        Map.of("branch", "isolated"))
                .expect(200);
        JsonNode isolated = awaitEnd(start(repository.project(), "echo 4 > four", Map.of()));
        assertThat(branch(repository, "results/job-2")).isEqualTo(output(isolated));
        assertThat(branch(repository, "main"))
                .isEqualTo(repository.git().run("rev-parse", "main").expectDone());
        JsonNode nothing = awaitEnd(start(repository.project(), "true", Map.of()));
        assertThat(nothing.at("/commitDetails").has("outputCommitId")).isFalse();
    }

    @Test
    void a_job_reads_and_writes_the_datasets_of_its_project_and_keeps_them_as_a_snapshot() {
        Repository repository = repository();
        String dataset = dataset(repository.project(), "raw-data");
        put(dataset, "in.csv", "1,2");
        put(dataset, "old.csv", "0");
        String job = start(
                repository.project(),
                "cd \"$DOMINO_DATASETS_DIR/raw-data\" && cat in.csv && mkdir out && echo 3 > out/sum.csv && rm old.csv",
                Map.of("snapshotDatasetsOnCompletion", true));
        JsonNode done = awaitEnd(job);
        assertThat(output(job)).isEqualTo("1,2\n");
        assertThat(done.at("/datasetMounts/0/datasetName").asString()).isEqualTo("raw-data");
        assertThat(done.at("/datasetMounts/0/isInput").asBoolean()).isFalse();
        assertThat(ana.api().get(file(dataset, "out/sum.csv")).expect(200).body())
                .isEqualTo("3\n");
        ana.api().get(file(dataset, "old.csv")).expect(404);
        assertThat(ana.api().get(file(dataset, "in.csv")).expect(200).body()).isEqualTo("1,2");
        assertThat(ana.api()
                        .get("/api/datasetrw/v1/datasets/" + dataset)
                        .expect(200)
                        .at("/dataset/snapshotIds"))
                .hasSize(1);
    }

    @Test
    void what_others_have_changed_meanwhile_stays_and_the_log_says_so() throws IOException {
        Repository repository = repository();
        String dataset = dataset(repository.project(), "shared");
        put(dataset, "a", "before");
        String job = start(
                repository.project(),
                "cd $DOMINO_DATASETS_DIR/shared && echo job > a && echo mine > b && echo ready" + " && while [ ! -e "
                        + directory.resolve("go") + " ]; do sleep 0.05; done",
                Map.of());
        Awaitility.await().atMost(SOON).until(() -> output(job).contains("ready"));
        put(dataset, "a", "theirs");
        Files.createFile(directory.resolve("go"));
        awaitEnd(job);
        assertThat(ana.api().get(file(dataset, "a")).expect(200).body()).isEqualTo("theirs");
        assertThat(ana.api().get(file(dataset, "b")).expect(200).body()).isEqualTo("mine\n");
        assertThat(log(job, "?logType=prepareOutput").body()).contains("Dataset shared, not kept: a:");
    }

    @Test
    void the_variables_of_its_environment_reach_the_job_and_lie_nowhere() {
        Repository repository = repository();
        String secret = "open-sesame-" + repository.project();
        String environment = ana.api()
                .post(
                        "/api/environments/beta/environments",
                        Map.of(
                                "name",
                                Someone.unique("env"),
                                "visibility",
                                "private",
                                "image",
                                "i",
                                "addBaseDependencies",
                                true,
                                "environmentVariables",
                                List.of(Map.of("key", "TOKEN", "value", secret))))
                .expect(200)
                .text("/environment/id");
        neighbour.server().awaitBuilds();
        String job = start(
                repository.project(),
                "[ \"$TOKEN\" = '" + secret.replace("-", "'-'") + "' ] && echo found",
                Map.of("environmentId", environment));
        assertThat(awaitEnd(job).at("/status/executionStatus").asString()).isEqualTo("Succeeded");
        assertThat(output(job)).isEqualTo("found\n");
        assertThat(neighbour.server().everythingKept())
                .allSatisfy(line -> assertThat(line).doesNotContain(secret));
    }

    @Test
    void two_hundred_jobs_that_are_queued_at_once_all_end_each_with_its_whole_log() {
        Repository repository = repository();
        repository.push("count.sh", "for i in 1 2 3 4 5; do echo $DOMINO_RUN_NUMBER.$i; done\n");
        List<String> jobs = IntStream.range(0, 200)
                .mapToObj(number -> start(repository.project(), "count.sh", Map.of()))
                .toList();
        Awaitility.await("all have ended").atMost(LATE).until(() -> ended(repository.project()) == jobs.size());
        for (int number = 1; number <= jobs.size(); number++) {
            String job = jobs.get(number - 1);
            assertThat(log(job, "?logType=stdOut").at("/logs/isComplete").asBoolean())
                    .isTrue();
            assertThat(output(job)).isEqualTo("%1$d.1\n%1$d.2\n%1$d.3\n%1$d.4\n%1$d.5\n".formatted(number));
            assertThat(awaitEnd(job).at("/status/executionStatus").asString()).isEqualTo("Succeeded");
        }
    }

    @Test
    void a_job_can_be_stopped_while_it_waits_and_while_it_runs() {
        Repository repository = repository();
        String first = start(repository.project(), "echo kept > kept; echo ready; sleep 300", Map.of());
        String second = start(repository.project(), "echo gone > gone; echo ready; sleep 300", Map.of());
        Awaitility.await().atMost(SOON).until(() -> output(first).contains("ready"));
        Awaitility.await().atMost(SOON).until(() -> output(second).contains("ready"));
        String waiting = start(repository.project(), "echo never", Map.of());
        for (String job : List.of(waiting, first)) {
            ana.api().post("/api/almanac/v1/jobs/" + job + "/stop").expect(200);
        }
        ana.api()
                .post("/api/almanac/v1/jobs/" + second + "/stop?commitResults=false")
                .expect(200);
        for (String job : List.of(waiting, first, second)) {
            assertThat(awaitEnd(job).at("/status/executionStatus").asString()).isEqualTo("Stopped");
        }
        assertThat(output(waiting)).isEmpty();
        assertThat(awaitEnd(first).at("/commitDetails").has("outputCommitId")).isTrue();
        assertThat(awaitEnd(second).at("/commitDetails").has("outputCommitId")).isFalse();
    }

    @Test
    void a_job_whose_project_is_archived_is_stopped() {
        Repository repository = repository();
        String job = start(repository.project(), "echo ready; sleep 300", Map.of());
        Awaitility.await().atMost(SOON).until(() -> output(job).contains("ready"));
        ana.api().delete("/api/projects/beta/projects/" + repository.project()).expect(200);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> "STOPPED"
                        .equals(neighbour
                                .server()
                                .database()
                                .queryForObject("select status from job_row where id = ?", String.class, job)));
    }

    private Repository repository() {
        String name = Someone.unique("project");
        String project = ana.api()
                .post("/api/projects/beta/projects", Map.of("name", name, "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        Server server = neighbour.server();
        String url = "http://%s:%s@localhost:%d/git/%s/%s.git"
                .formatted(ana.userName(), ana.key(), server.port(), ana.userName(), name);
        new Git(directory).run("clone", "--quiet", url, name).expectDone();
        return new Repository(project, name, new Git(directory.resolve(name)));
    }

    private static String start(String project, String command, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("projectId", project, "runCommand", command));
        body.putAll(more);
        return ana.api().post("/api/jobs/v1/jobs", body).expect(200).text("/job/id");
    }

    private static Map<String, Object> ref(String type, String value) {
        return Map.of("mainRepoGitRef", Map.of("refType", type, "value", value));
    }

    private static String said(Repository repository, Map<String, Object> more) {
        String job = start(repository.project(), "say.sh", more);
        awaitEnd(job);
        return output(job);
    }

    private static JsonNode awaitEnd(String job) {
        return Awaitility.await("the job has ended")
                .atMost(SOON)
                .until(
                        () -> ana.api()
                                .get("/api/jobs/beta/jobs/" + job)
                                .expect(200)
                                .at("/job"),
                        now -> ENDS.contains(now.at("/status/executionStatus").asString()));
    }

    private static long ended(String project) {
        return ana.api()
                .get("/api/jobs/beta/jobs?limit=1&statusFilter=completed&projectId=" + project)
                .expect(200)
                .at("/metadata/totalCount")
                .asLong();
    }

    /** Page by page, as a client does, until there is no more. */
    private static List<String> follow(String job) {
        List<String> lines = new ArrayList<>();
        StringBuilder latest = new StringBuilder();
        Awaitility.await("the log is complete").atMost(SOON).until(() -> {
            Answer page = log(job, "?limit=2" + (latest.isEmpty() ? "" : "&latestTimeNano=" + latest));
            page.at("/logs/logContent")
                    .forEach(line -> lines.add(line.path("log").asString()));
            if (page.at("/metadata/pagination").has("latestTimeNano")) {
                latest.replace(0, latest.length(), page.text("/metadata/pagination/latestTimeNano"));
            }
            return page.at("/logs/isComplete").asBoolean();
        });
        return lines;
    }

    private static Answer log(String job, String query) {
        return ana.api().get("/api/jobs/beta/jobs/" + job + "/logs" + query).expect(200);
    }

    private static String output(String job) {
        StringBuilder text = new StringBuilder();
        log(job, "?logType=stdOut")
                .at("/logs/logContent")
                .forEach(line -> text.append(line.path("log").asString()).append('\n'));
        return text.toString();
    }

    private static String output(JsonNode job) {
        return job.at("/commitDetails/outputCommitId").asString();
    }

    private static String branch(Repository repository, String branch) {
        return repository
                .git()
                .run("ls-remote", "origin", "refs/heads/" + branch)
                .expectDone()
                .split("\\s", 2)[0];
    }

    private static String dataset(String project, String name) {
        return ana.api()
                .post("/api/datasetrw/v1/datasets", Map.of("name", name, "projectId", project))
                .expect(200)
                .text("/dataset/id");
    }

    private static String file(String dataset, String path) {
        return "/api/almanac/v1/datasets/" + dataset + "/files/" + path;
    }

    private static void put(String dataset, String path, String text) {
        ana.api()
                .with("Content-Type", "text/plain")
                .put(file(dataset, path), text)
                .expect(200);
    }
}
