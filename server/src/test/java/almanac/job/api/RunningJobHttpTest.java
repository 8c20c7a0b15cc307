package almanac.job.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.job.api.JobServer.Repository;
import almanac.server.Given;
import almanac.storage.git.GitStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Jobs that really run, from git and back into it, with the real git program. */
class RunningJobHttpTest {

    private static final Duration LATE = Duration.ofMinutes(5);

    private static JobServer jobs;

    @TempDir
    Path directory;

    @BeforeAll
    static void a_server_that_runs_jobs() {
        jobs = new JobServer("running_jobs");
    }

    @AfterAll
    static void it_stops() {
        jobs.close();
    }

    @Test
    void a_script_that_was_pushed_runs_and_what_it_leaves_is_read_at_its_output_commit() {
        Repository repository = jobs.repository(directory);
        String pushed = repository.push("train.py", """
                import json, os, sys, time
                os.makedirs("results", exist_ok=True)
                for step in range(3):
                    print("step", step)
                print("careful", file=sys.stderr)
                time.sleep(1)  # so that it is seen at work
                json.dump({"AUC": 0.91}, open("dominostats.json", "w"))
                open("results/model.txt", "w").write("trained by " + os.environ["DOMINO_STARTING_USERNAME"])
                """);
        String job = jobs.start(repository.project(), "train.py", Map.of("title", "first"));
        assertThat(jobs.follow(job)).contains("step 0", "step 1", "step 2", "careful");
        JsonNode done = jobs.awaitEnd(job);
        assertThat(done.at("/status/executionStatus").asString()).isEqualTo("Succeeded");
        assertThat(done.at("/commitDetails/inputCommitId").asString()).isEqualTo(pushed);
        assertThat(done.at("/dominoStats/0/name").asString()).isEqualTo("AUC");
        assertThat(done.at("/dominoStats/0/value").asString()).isEqualTo("0.91");
        assertThat(done.at("/usage/memoryGiB").asDouble()).isPositive();
        String output = done.at("/commitDetails/outputCommitId").asString();
        assertThat(jobs.ana()
                        .api()
                        .bytes("/api/projects/v1/projects/" + repository.project() + "/files/" + output
                                + "/results%2Fmodel.txt/content"))
                .asString()
                .isEqualTo("trained by " + jobs.ana().userName());
        repository.git().run("pull", "--quiet").expectDone();
        assertThat(repository.git().run("rev-parse", "HEAD").expectDone()).isEqualTo(output);
        assertThat(repository.git().run("rev-parse", "HEAD^").expectDone()).isEqualTo(pushed);
    }

    @Test
    void a_job_runs_on_the_branch_tag_or_commit_that_is_asked_for() {
        Repository repository = jobs.repository(directory);
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
        String missing = jobs.start(repository.project(), "say.sh", ref("branches", "none"));
        assertThat(jobs.awaitEnd(missing).at("/status/executionStatus").asString())
                .isEqualTo("Failed");
        assertThat(jobs.log(missing, "").text("/logs/problem")).contains("none");
    }

    @Test
    void a_job_of_a_project_whose_repository_is_gone_fails_and_runs_on_no_empty_one() throws IOException {
        Repository repository = jobs.repository(directory);
        repository.push("say.sh", "echo first\n");
        Path place = jobs.server().bean(GitStore.class).directory().resolve(repository.project() + ".git");
        Files.move(place, directory.resolve("moved-away"));
        String job = jobs.start(repository.project(), "echo ran", Map.of());
        assertThat(jobs.awaitEnd(job).at("/status/executionStatus").asString()).isEqualTo("Failed");
        assertThat(jobs.log(job, "").text("/logs/problem")).contains("is not where this server keeps them");
        assertThat(jobs.output(job)).isEmpty();
        assertThat(place).doesNotExist();
    }

    @Test
    void a_job_that_alone_has_left_something_is_enough_to_miss_the_repository() throws IOException {
        Repository repository = jobs.repository(directory);
        String first = jobs.start(repository.project(), "echo 1 > one", Map.of());
        assertThat(JobServer.outputCommit(jobs.awaitEnd(first))).isNotEmpty();
        Path place = jobs.server().bean(GitStore.class).directory().resolve(repository.project() + ".git");
        Files.move(place, directory.resolve("moved-away"));
        assertThat(repository.git().run("fetch", "origin").expectRefused()).contains("503");
        assertThat(place).doesNotExist();
    }

    @Test
    void results_have_a_branch_of_their_own_when_main_was_moved_or_they_are_isolated() {
        Repository repository = jobs.repository(directory);
        String old = repository.push("one", "1");
        repository.push("two", "2");
        JsonNode late = jobs.awaitEnd(jobs.start(repository.project(), "echo 3 > three", Map.of("commitId", old)));
        assertThat(repository.head("results/job-1")).isEqualTo(JobServer.outputCommit(late));
        jobs.ana()
                .api()
                .put(
                        "/api/projects/beta/projects/" + repository.project() + "/results-settings",
                        Map.of("branch", "isolated"))
                .expect(200);
        JsonNode isolated = jobs.awaitEnd(jobs.start(repository.project(), "echo 4 > four", Map.of()));
        assertThat(repository.head("results/job-2")).isEqualTo(JobServer.outputCommit(isolated));
        assertThat(repository.head("main"))
                .isEqualTo(repository.git().run("rev-parse", "main").expectDone());
        JsonNode nothing = jobs.awaitEnd(jobs.start(repository.project(), "true", Map.of()));
        assertThat(nothing.at("/commitDetails").has("outputCommitId")).isFalse();
        repository
                .git()
                .run("push", "--quiet", "origin", "main~1:refs/heads/results/job-4")
                .expectDone();
        String fourth = jobs.start(repository.project(), "echo 5 > five; mkfifo pipe", Map.of());
        JsonNode taken = jobs.awaitEnd(fourth);
        assertThat(repository.head("results/job-4-" + fourth)).isEqualTo(JobServer.outputCommit(taken));
    }

    @Test
    void jobs_that_are_queued_at_once_for_two_places_all_end_each_with_its_whole_log() {
        Repository repository = jobs.repository(directory);
        repository.push("count.sh", "for i in 1 2 3 4 5; do echo $DOMINO_RUN_NUMBER.$i; done\n");
        List<String> started = IntStream.range(0, 24)
                .mapToObj(number -> jobs.start(repository.project(), "count.sh", Map.of()))
                .toList();
        Awaitility.await("all have ended").atMost(LATE).until(() -> jobs.ended(repository.project()) == started.size());
        for (int number = 1; number <= started.size(); number++) {
            String job = started.get(number - 1);
            assertThat(jobs.log(job, "?logType=stdOut").at("/logs/isComplete").asBoolean())
                    .isTrue();
            assertThat(jobs.output(job)).isEqualTo("%1$d.1\n%1$d.2\n%1$d.3\n%1$d.4\n%1$d.5\n".formatted(number));
            assertThat(jobs.awaitEnd(job).at("/status/executionStatus").asString())
                    .isEqualTo("Succeeded");
        }
    }

    @Test
    void a_job_can_be_stopped_while_it_waits_and_while_it_runs() {
        Repository repository = jobs.repository(directory);
        String first = jobs.start(repository.project(), "echo kept > kept; echo ready; sleep 300", Map.of());
        String second = jobs.start(repository.project(), "echo gone > gone; echo ready; sleep 300", Map.of());
        Awaitility.await().atMost(JobServer.SOON).until(() -> jobs.output(first).contains("ready"));
        Awaitility.await()
                .atMost(JobServer.SOON)
                .until(() -> jobs.output(second).contains("ready"));
        String waiting = jobs.start(repository.project(), "echo never", Map.of());
        for (String job : List.of(waiting, first)) {
            jobs.ana().api().post("/api/almanac/v1/jobs/" + job + "/stop").expect(200);
        }
        jobs.ana()
                .api()
                .post("/api/almanac/v1/jobs/" + second + "/stop?commitResults=false")
                .expect(200);
        for (String job : List.of(waiting, first, second)) {
            assertThat(jobs.awaitEnd(job).at("/status/executionStatus").asString())
                    .isEqualTo("Stopped");
        }
        assertThat(jobs.output(waiting)).isEmpty();
        assertThat(jobs.awaitEnd(first).at("/commitDetails").has("outputCommitId"))
                .isTrue();
        assertThat(jobs.awaitEnd(second).at("/commitDetails").has("outputCommitId"))
                .isFalse();
    }

    @Test
    void a_job_whose_project_is_archived_is_stopped() {
        Repository repository = jobs.repository(directory);
        String job = jobs.start(repository.project(), "echo ready; sleep 300", Map.of());
        Awaitility.await().atMost(JobServer.SOON).until(() -> jobs.output(job).contains("ready"));
        jobs.ana()
                .api()
                .delete("/api/projects/beta/projects/" + repository.project())
                .expect(200);
        Awaitility.await()
                .atMost(JobServer.SOON)
                .until(() -> "STOPPED"
                        .equals(jobs.server()
                                .database()
                                .queryForObject("select status from job_row where id = ?", String.class, job)));
    }

    private static Map<String, Object> ref(String type, String value) {
        return Map.of("mainRepoGitRef", Map.of("refType", type, "value", value));
    }

    private static String said(Repository repository, Map<String, Object> more) {
        String job = jobs.start(repository.project(), "say.sh", more);
        jobs.awaitEnd(job);
        return jobs.output(job);
    }

    @Test
    void a_session_of_a_workspace_runs_beside_jobs_until_it_is_stopped_and_what_it_changed_is_kept() {
        Repository repository = jobs.repository(directory);
        Map<String, Object> tool = Map.of(
                "name", "notes", "title", "Notes", "startScripts", List.of("echo noted > notes.txt", "exec sleep 600"));
        String environment = Given.anEnvironmentOf(
                        jobs.ana().api(), Map.of("visibility", "private", "workspaceTools", List.of(tool)))
                .id();
        String workspaces = "/api/almanac/v1/projects/" + repository.project() + "/workspaces";
        String workspace = Awaitility.await("the environment is built")
                .atMost(JobServer.SOON)
                .until(
                        () -> jobs.ana().api().post(workspaces, Map.of("name", "mine", "environmentId", environment)),
                        made -> made.status() == 200)
                .text("/workspace/id");
        String sessions = workspaces + "/" + workspace + "/sessions";
        String execution = jobs.ana()
                .api()
                .post(sessions.replace("/api/almanac/v1/", "/api/projects/v1/"), Map.of())
                .expect(200)
                .text("/workspaceSession/executionId");
        Awaitility.await()
                .atMost(JobServer.SOON)
                .until(() -> jobs.ana().api().get(sessions).expect(200).text("/sessions/0/state"), "Started"::equals);
        List<String> both = List.of(
                jobs.start(repository.project(), "sleep 1", Map.of()),
                jobs.start(repository.project(), "sleep 1", Map.of()));
        both.forEach(job -> assertThat(
                        jobs.awaitEnd(job).at("/status/executionStatus").asString())
                .isEqualTo("Succeeded"));
        jobs.ana().api().post("/api/almanac/v1/jobs/" + execution + "/stop").expect(200);
        JsonNode done = jobs.awaitEnd(execution);
        assertThat(jobs.ana().api().get(sessions).expect(200).text("/sessions/0/state"))
                .isEqualTo("Stopped");
        assertThat(repository.head("main")).isEqualTo(JobServer.outputCommit(done));
        repository.git().run("pull", "--quiet").expectDone();
        assertThat(repository.git().directory().resolve("notes.txt")).hasContent("noted");
    }
}
