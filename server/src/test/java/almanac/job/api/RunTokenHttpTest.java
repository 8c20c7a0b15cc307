package almanac.job.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.job.api.JobServer.Repository;
import almanac.server.Someone;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The credential of a running job: what it is good for, for how long, and that nothing else sees it. */
class RunTokenHttpTest {

    /** Prints the token for the test, and waits until it is told to end. */
    private static final String TELLS = """
            import os, time
            print(os.environ["MLFLOW_TRACKING_TOKEN"], flush=True)
            print(open(os.environ["DOMINO_TOKEN_FILE"]).read(), flush=True)
            print("up", flush=True)
            while not os.path.exists("end"):
                time.sleep(0.05)
            """;

    private static JobServer jobs;

    @TempDir
    Path directory;

    @BeforeAll
    static void a_server_that_runs_jobs() {
        jobs = new JobServer("run_tokens");
    }

    @AfterAll
    static void it_stops() {
        jobs.close();
    }

    @Test
    void a_job_reaches_the_server_as_its_starter_with_the_variables_that_it_was_given() {
        Repository repository = jobs.repository(directory);
        repository.push("who.py", """
                import json, os, urllib.request
                for variable in ("MLFLOW_TRACKING_URI", "DOMINO_API_HOST", "DOMINO_USER_HOST"):
                    request = urllib.request.Request(os.environ[variable] + "/api/users/v1/self")
                    request.add_header("Authorization", "Bearer " + os.environ["MLFLOW_TRACKING_TOKEN"])
                    print(json.load(urllib.request.urlopen(request))["user"]["id"])
                print(os.environ["DOMINO_STARTING_USER_ID"])
                """);
        String job = jobs.start(repository.project(), "who.py", Map.of());
        jobs.awaitEnd(job);
        assertThat(jobs.output(job).lines())
                .containsExactlyElementsOf(List.of(
                        jobs.ana().id(),
                        jobs.ana().id(),
                        jobs.ana().id(),
                        jobs.ana().id()));
    }

    @Test
    void it_is_dead_when_the_job_has_ended_and_nothing_keeps_it() {
        Repository repository = jobs.repository(directory);
        repository.push("tells.py", TELLS);
        String job = jobs.start(repository.project(), "tells.py", Map.of());
        String token = token(job);
        assertThat(jobs.output(job).lines().toList().get(1)).isEqualTo(token);
        Api asJob = jobs.server().anonymous().withBearer(token);
        asJob.get("/api/users/v1/self").expect(200);
        assertThat(commandLines()).doesNotContain(token);
        jobs.ana().api().post("/api/almanac/v1/jobs/" + job + "/stop").expect(200);
        JsonNode done = jobs.awaitEnd(job);
        assertThat(done.at("/status/executionStatus").asString()).isEqualTo("Stopped");
        asJob.get("/api/users/v1/self").expect(401);
        assertThat(jobs.server()
                        .database()
                        .queryForList("select 1 from run_token where job_id = ?", Integer.class, job))
                .isEmpty();
    }

    @Test
    void it_has_the_rights_of_its_starter_as_they_are_and_none_over_others() {
        Repository repository = jobs.repository(directory);
        repository.push("tells.py", TELLS);
        Someone bo = Someone.on(jobs.server(), "bo", List.of("Practitioner"));
        String collaborators = "/api/projects/v1/projects/" + repository.project() + "/collaborators";
        jobs.ana()
                .api()
                .post(collaborators, Map.of("id", bo.id(), "role", "contributor"))
                .expect(200);
        String job = bo.api()
                .post("/api/jobs/v1/jobs", Map.of("projectId", repository.project(), "runCommand", "tells.py"))
                .expect(200)
                .text("/job/id");
        Api asJob = jobs.server().anonymous().withBearer(token(job));
        String project = "/api/projects/v1/projects/" + repository.project();
        asJob.get(project).expect(200);
        asJob.post(project + "/goals", Map.of("title", "by the job")).expect(200);
        assertThat(asJob.post("/api/users/v1/self/keys", Map.of("name", "more"))
                        .expect(403)
                        .body())
                .contains("token of a job");
        asJob.post("/api/users/v1/self/tokens", Map.of("name", "more")).expect(403);
        asJob.get("/api/users/v1/self/keys").expect(403);
        asJob.delete(collaborators + "/" + bo.id()).expect(403);
        jobs.ana().api().delete(collaborators + "/" + bo.id()).expect(200);
        asJob.get(project).expect(404);
        jobs.ana().api().post("/api/almanac/v1/jobs/" + job + "/stop").expect(200);
        jobs.awaitEnd(job);
    }

    @Test
    void an_administrators_job_administers_nothing() {
        Repository repository = jobs.repository(directory);
        repository.push("tells.py", TELLS);
        Someone root = Someone.on(jobs.server(), "root", List.of("SysAdmin", "Practitioner"));
        String job = root.api()
                .post("/api/jobs/v1/jobs", Map.of("projectId", repository.project(), "runCommand", "tells.py"))
                .expect(200)
                .text("/job/id");
        Api asJob = jobs.server().anonymous().withBearer(token(job));
        asJob.get("/api/projects/v1/projects/" + repository.project()).expect(200);
        asJob.get("/api/admin/v1/users").expect(403);
        asJob.get("/api/audittrail/v1/auditevents").expect(403);
        asJob.get("/api/admin/v1/events").expect(403);
        asJob.get("/api/aigateway/v1/audit").expect(403);
        asJob.delete("/api/projects/beta/projects/" + repository.project()).expect(403);
        root.api().post("/api/almanac/v1/jobs/" + job + "/stop").expect(200);
        jobs.awaitEnd(job);
    }

    @Test
    void it_is_in_no_event_and_no_table_but_as_a_digest() {
        Repository repository = jobs.repository(directory);
        String job = jobs.start(repository.project(), "sleep 600", Map.of());
        Awaitility.await()
                .atMost(JobServer.SOON)
                .until(() -> !jobs.server()
                        .database()
                        .queryForList("select digest from run_token where job_id = ?", String.class, job)
                        .isEmpty());
        assertThat(jobs.server().kept("almr_")).noneMatch(line -> line.contains(job));
        jobs.ana().api().post("/api/almanac/v1/jobs/" + job + "/stop").expect(200);
        jobs.awaitEnd(job);
    }

    private static String token(String job) {
        Awaitility.await("the job is up")
                .atMost(JobServer.SOON)
                .until(() -> jobs.output(job).contains("up"));
        return jobs.output(job).lines().toList().getFirst();
    }

    private static String commandLines() {
        StringBuilder all = new StringBuilder();
        ProcessHandle.allProcesses()
                .forEach(process -> process.info().commandLine().ifPresent(all::append));
        return all.toString();
    }
}
