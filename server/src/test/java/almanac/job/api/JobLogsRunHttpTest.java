package almanac.job.api;

import static almanac.experiment.api.TrackingRequests.API;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.job.api.JobServer.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Jobs whose scripts log runs and models with nothing but their variables and the standard library of Python. */
class JobLogsRunHttpTest {

    private static final String BEGINNING = """
            import json, os, sys, time, urllib.request
            def ask(method, path, body, kind="application/json"):
                request = urllib.request.Request(os.environ["MLFLOW_TRACKING_URI"] + path, data=body, method=method)
                request.add_header("Authorization", "Bearer " + open(os.environ["DOMINO_TOKEN_FILE"]).read())
                request.add_header("Content-Type", kind)
                return json.load(urllib.request.urlopen(request))
            def call(path, **body):
                return ask("POST", "/api/2.0/mlflow/" + path, json.dumps(body).encode())
            name = "churn-" + os.environ["DOMINO_RUN_ID"]
            experiment = call("experiments/create", name=name)["experiment_id"]
            run = call("runs/create", experiment_id=experiment, run_name="first")["run"]["info"]["run_id"]
            """;

    private static JobServer jobs;

    @TempDir
    Path directory;

    @BeforeAll
    static void a_server_that_runs_jobs() {
        jobs = new JobServer("jobs_log_runs");
    }

    @AfterAll
    static void it_stops() {
        jobs.close();
    }

    @Test
    void a_script_logs_a_run_and_registers_its_model() {
        Repository repository = jobs.repository(directory);
        String commit = repository.push("train.py", BEGINNING + """
                call("runs/log-batch", run_id=run, params=[{"key": "depth", "value": "6"}],
                     metrics=[{"key": "auc", "value": step / 10, "timestamp": int(time.time() * 1000), "step": step}
                              for step in range(8)])
                ask("PUT", "/api/2.0/mlflow-artifacts/artifacts/mlflow/" + run + "/artifacts/model/weights", b"0123",
                    "application/octet-stream")
                call("registered-models/create", name=name)
                call("model-versions/create", name=name, run_id=run, source="runs:/" + run + "/model")
                call("runs/update", run_id=run, status="FINISHED")
                print(run)
                """);
        String job = jobs.start(repository.project(), "train.py", Map.of());
        assertThat(jobs.awaitEnd(job).at("/status/executionStatus").asString()).isEqualTo("Succeeded");
        String run = jobs.output(job).strip();
        Api api = jobs.ana().api();
        JsonNode found = api.get(API + "runs/get?run_id=" + run).expect(200).at("/run");
        assertThat(found.at("/info/status").asString()).isEqualTo("FINISHED");
        assertThat(found.at("/info/run_name").asString()).isEqualTo("first");
        assertThat(found.at("/data/metrics/0/value").asDouble()).isEqualTo(0.7);
        assertThat(found.at("/data/params/0/value").asString()).isEqualTo("6");
        assertThat(tags(found.at("/data/tags")))
                .containsEntry("mlflow.domino.run_id", job)
                .containsEntry("mlflow.domino.run_number", "1")
                .containsEntry("mlflow.domino.project_id", repository.project())
                .containsEntry("mlflow.source.type", "JOB")
                .containsEntry("mlflow.source.name", "train.py")
                .containsEntry("mlflow.source.git.commit", commit)
                .containsEntry("mlflow.user", jobs.ana().userName());
        JsonNode version = api.get(API + "model-versions/get?version=1&name=churn-" + job)
                .expect(200)
                .at("/model_version");
        assertThat(tags(version.at("/tags"))).containsEntry("mlflow.source.git.commit", commit);
        String files = api.get(API + "model-versions/get-download-uri?version=1&name=churn-" + job)
                .expect(200)
                .text("/artifact_uri")
                .replace("mlflow-artifacts:/", "/api/2.0/mlflow-artifacts/artifacts/");
        assertThat(api.get(files + "/weights").expect(200).body()).isEqualTo("0123");
        assertThat(api.post(
                                API + "runs/search",
                                Map.of(
                                        "experiment_ids",
                                        List.of(found.at("/info/experiment_id").asString()),
                                        "filter",
                                        "tags.\"mlflow.domino.run_id\"=\"" + job + "\" and metrics.auc > 0.6"))
                        .expect(200)
                        .at("/runs"))
                .hasSize(1);
        assertThat(jobs.server()
                        .database()
                        .queryForList(
                                "select distinct meta_data ->> 'credential' from domain_event"
                                        + " where payload ->> 'run' = ?",
                                String.class,
                                run))
                .containsExactly("job:" + job);
    }

    private static Map<String, String> tags(JsonNode tags) {
        return tags.valueStream()
                .collect(Collectors.toMap(
                        tag -> tag.path("key").asString(),
                        tag -> tag.path("value").asString()));
    }

    @Test
    void runs_that_a_job_leaves_running_end_with_it() {
        Repository repository = jobs.repository(directory);
        repository.push("leaves.py", BEGINNING + """
                print(run, flush=True)
                if len(sys.argv) > 1:
                    time.sleep(600)
                sys.exit(3)
                """);
        String failing = jobs.start(repository.project(), "leaves.py", Map.of());
        jobs.awaitEnd(failing);
        awaitStatus(jobs.output(failing).strip(), "FAILED");
        String stopped = jobs.start(repository.project(), "leaves.py sleeps", Map.of());
        Awaitility.await()
                .atMost(JobServer.SOON)
                .until(() -> !jobs.output(stopped).isBlank());
        String run = jobs.output(stopped).strip();
        assertThat(status(run)).isEqualTo("RUNNING");
        jobs.ana().api().post("/api/almanac/v1/jobs/" + stopped + "/stop").expect(200);
        jobs.awaitEnd(stopped);
        awaitStatus(run, "KILLED");
    }

    private static void awaitStatus(String run, String status) {
        Awaitility.await("the run has ended")
                .atMost(JobServer.SOON)
                .until(() -> status(run).equals(status));
    }

    private static String status(String run) {
        return jobs.ana().api().get(API + "runs/get?run_id=" + run).expect(200).text("/run/info/status");
    }
}
