package almanac.modelapi.api;

import static almanac.experiment.api.TrackingRequests.aRunIn;
import static almanac.experiment.api.TrackingRequests.anExperimentIn;
import static almanac.experiment.api.TrackingRequests.putArtifact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import almanac.contract.Answer;
import almanac.modelapi.api.ModelServer.Repository;
import almanac.modelapi.api.ModelServer.Served;
import almanac.shared.JobId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Model APIs that really run: functions of files that answer, fail, hang and are replaced. */
class ServingHttpTest {

    private static final String FUNCTION = """
            import os, time
            print("loading", flush=True)
            def predict(x, y=2):
                \"""Adds two numbers.\"""
                if x == "nan": return float("nan")
                if x == "bytes": return b"1"
                if x == "huge": return "a" * 200000
                if x == "exit": exit(0)
                if x == "raise": raise ValueError("not this one")
                if x == "crash": os._exit(0)
                if x == "loop":
                    while True: pass
                if x == "greeting": return os.environ["GREETING"]
                print("called", flush=True)
                return x + y
            """;

    private static ModelServer models;

    @TempDir
    Path directory;

    @BeforeAll
    static void a_server_that_runs_instances() {
        models = new ModelServer(
                "serving",
                "--almanac.models.longest-call=3s",
                "--almanac.models.largest-body=64KB",
                "--almanac.models.largest-answer=100KB");
    }

    @AfterAll
    static void it_stops() {
        models.close();
    }

    @Test
    void a_function_answers_callers_with_a_token_with_what_it_returns() {
        Repository repository = models.repository(directory);
        repository.push("model.py", FUNCTION);
        Served api = models.running(repository, false);
        Answer answer = models.call(api, Map.of("x", 1, "y", 4)).expect(200);
        assertThat(answer.at("/result").asInt()).isEqualTo(5);
        assertThat(answer.text("/request_id")).matches("[A-Z0-9]{16}");
        assertThat(answer.at("/release/model_version_number").asInt()).isEqualTo(1);
        assertThat(answer.text("/release/harness_version")).isEqualTo("0.1");
        assertThat(answer.at("/model_time_in_ms").isIntegralNumber()).isTrue();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(models.caller(api.token())
                        .post(api.latest(), Map.of("parameters", List.of(1, 1)))
                        .expect(200)
                        .at("/result")
                        .asInt())
                .isEqualTo(2);
        assertThat(models.server()
                        .anonymous()
                        .withBearer(api.token())
                        .post("/models/" + api.id() + "/1/model", Map.of("data", Map.of("x", "greeting")))
                        .expect(200)
                        .text("/result"))
                .isEqualTo("hello from the variables");
        JsonNode signature = models.ana()
                .api()
                .get("/api/almanac/v1/modelApis/" + api.id() + "/signature")
                .expect(200)
                .json();
        assertThat(signature.at("/parameters/0/name").asString()).isEqualTo("x");
        assertThat(signature.at("/parameters/1/required").asBoolean(true)).isFalse();
        assertThat(signature.path("description").asString()).isEqualTo("Adds two numbers.");
        models.archive(api);
        models.call(api, Map.of("x", 1)).expect(401);
    }

    @Test
    void what_a_function_cannot_answer_is_told_and_leaves_the_instance_as_it_was() {
        Repository repository = models.repository(directory);
        repository.push("model.py", FUNCTION);
        Served api = models.running(repository, false);
        assertThat(message(models.call(api, Map.of("start", 1)).expect(400)))
                .isEqualTo("predict() got an unexpected keyword argument 'start'");
        models.call(api, Map.of()).expect(400);
        models.caller(api.token()).post(api.latest(), Map.of("other", 1)).expect(400);
        assertThat(message(models.call(api, Map.of("x", "raise")).expect(500))).isEqualTo("ValueError: not this one");
        assertThat(message(models.call(api, Map.of("x", "exit")).expect(500))).isEqualTo("SystemExit: 0");
        models.call(api, Map.of("x", "nan")).expect(422);
        models.call(api, Map.of("x", "bytes")).expect(422);
        models.call(api, Map.of("x", "huge")).expect(422);
        models.call(api, Map.of("x", "a".repeat(70_000))).expect(413);
        models.call(api, Map.of("x", 1)).expect(200);
        String version = models.ana().api().get(api.path()).expect(200).text("/activeVersion/id");
        Awaitility.await("the log has it")
                .atMost(ModelServer.SOON)
                .untilAsserted(() -> assertThat(lines(api, version, "instanceLogs"))
                        .contains("loading", "called", "ValueError: not this one"));
        models.archive(api);
    }

    @Test
    void none_but_its_own_tokens_open_a_model_and_a_revoked_one_does_not_any_more() {
        Repository repository = models.repository(directory);
        repository.push("model.py", FUNCTION);
        Served api = models.running(repository, false);
        Served other = models.publish(
                repository, false, Map.of("type", "File", "file", "model.py", "function", "predict"), false);
        Map<String, ?> body = Map.of("data", Map.of("x", 1));
        Answer refused = models.server().anonymous().post(api.latest(), body).expect(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Basic realm=\"closed site\"");
        models.ana().api().post(api.latest(), body).expect(401);
        models.caller(other.token()).post(api.latest(), body).expect(401);
        models.server()
                .anonymous()
                .withBearer(api.token())
                .get("/api/users/v1/self")
                .expect(401);
        models.call(api, Map.of("x", 1)).expect(200);
        String token =
                models.ana().api().get(api.path() + "/accessTokens").expect(200).text("/0/id");
        Answer shown =
                models.ana().api().get(api.path() + "/accessTokens/" + token).expect(200);
        assertThat(shown.body()).doesNotContain(api.token());
        String renewed = models.ana()
                .api()
                .put(api.path() + "/accessTokens/" + token, Map.of("name", "renewed"))
                .expect(200)
                .text("/token");
        models.call(api, Map.of("x", 1)).expect(401);
        models.caller(renewed).post(api.latest(), body).expect(200);
        models.ana().api().delete(api.path() + "/accessTokens/" + token).expect(204);
        models.caller(renewed).post(api.latest(), body).expect(401);
        assertThat(models.server()
                        .database()
                        .queryForObject(
                                "select count(*) from domain_event where cast(payload as text) like ?",
                                Long.class,
                                "%" + api.token() + "%"))
                .isZero();
        models.archive(api);
    }

    @Test
    void an_instance_that_hangs_or_ends_is_replaced() {
        Repository repository = models.repository(directory);
        repository.push("model.py", FUNCTION);
        Served api = models.running(repository, false);
        models.call(api, Map.of("x", "loop")).expect(504);
        awaitAnswer(api);
        models.call(api, Map.of("x", "crash")).expect(500);
        awaitAnswer(api);
        models.archive(api);
    }

    private static void awaitAnswer(Served api) {
        Awaitility.await("another instance answers")
                .atMost(ModelServer.SOON)
                .until(() -> models.call(api, Map.of("x", 1)).status() == 200);
    }

    @Test
    void a_new_version_takes_over_without_one_failed_call_and_one_that_cannot_be_loaded_does_not() throws Exception {
        Repository repository = models.repository(directory);
        repository.push("model.py", "def predict(x):\n    return [x, 1]\n");
        Served api = models.running(repository, false);
        String first = models.ana().api().get(api.path()).expect(200).text("/activeVersion/id");
        repository.push("model.py", "def predict(x):\n    return [x, 2]\n");
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        AtomicBoolean isOver = new AtomicBoolean();
        List<Thread> callers = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    while (!isOver.get()) {
                        statuses.add(models.call(api, Map.of("x", 1)).status());
                    }
                }))
                .toList();
        String second = models.addVersion(api);
        Awaitility.await("the second version answers")
                .atMost(ModelServer.SOON)
                .until(() -> models.call(api, Map.of("x", 1)).at("/result/1").asInt() == 2);
        models.awaitStatus(api, first, "Stopped");
        isOver.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(statuses).isNotEmpty().containsOnly(200);
        repository.push("model.py", "import nothing_of_this_name\ndef predict(x):\n    return [x, 3]\n");
        String third = models.addVersion(api);
        models.awaitStatus(api, third, "Failed");
        assertThat(lines(api, third, "buildLogs")).anyMatch(line -> line.contains("nothing_of_this_name"));
        Answer still = models.call(api, Map.of("x", 1)).expect(200);
        assertThat(still.text("/release/model_version")).isEqualTo(second);
        models.ana()
                .api()
                .put(api.path() + "/versions/" + second + "/isProd", Map.of("isProd", true))
                .expect(200);
        models.caller(api.token())
                .post("/models/" + api.id() + "/labels/prod/model", Map.of("data", Map.of("x", 1)))
                .expect(200);
        models.caller(api.token())
                .post("/models/" + api.id() + "/9/model", Map.of("data", Map.of("x", 1)))
                .expect(404);
        models.archive(api);
    }

    @Test
    void no_job_reaches_the_socket_of_an_instance() {
        Repository repository = models.repository(directory);
        repository.push("model.py", FUNCTION);
        Served api = models.running(repository, false);
        String instance = models.server()
                .database()
                .queryForObject(
                        "select id from job_row where serving_id is not null and status = 'RUNNING'"
                                + " and project_id = ?",
                        String.class,
                        repository.project().id());
        Path socket = Path.of(models.server().bean(Environment.class).getRequiredProperty("almanac.data-dir"))
                .resolve("jobs/%s/inside/model.sock".formatted(new JobId(Objects.requireNonNull(instance)).value()));
        assertThat(socket).exists();
        String command = "python3 -c \"import socket; socket.socket(socket.AF_UNIX).connect('%s')\"".formatted(socket);
        String job = models.ana()
                .api()
                .post(
                        "/api/jobs/v1/jobs",
                        Map.of("projectId", repository.project().id(), "runCommand", command))
                .expect(200)
                .text("/job/id");
        Awaitility.await("the job fails")
                .atMost(ModelServer.SOON)
                .until(() -> models.ana()
                        .api()
                        .get("/api/jobs/beta/jobs/" + job)
                        .expect(200)
                        .text("/job/status/executionStatus")
                        .equals("Failed"));
        assertThat(models.ana()
                        .api()
                        .get("/api/jobs/beta/jobs/" + job + "/logs?logType=stdErr")
                        .expect(200)
                        .body())
                .contains("FileNotFoundError");
        models.archive(api);
    }

    @Test
    void a_registered_model_answers_and_knows_that_it_is_served() {
        Repository repository = models.repository(directory);
        String run = aRunIn(anExperimentIn(repository.project()), models.ana());
        putArtifact(models.ana(), run, "model/MLmodel", """
                artifact_path: model
                flavors:
                  python_function:
                    code: code
                    data: data
                    loader_module: doubler
                    python_version: 3.11.7
                run_id: %s
                """.formatted(run));
        putArtifact(models.ana(), run, "model/code/doubler.py", """
                import os
                class Doubler:
                    def __init__(self, factor):
                        self.factor = factor
                    def predict(self, data):
                        rows = data.to_dict("records") if hasattr(data, "to_dict") else data
                        return [row["a"] * self.factor for row in rows]
                def _load_pyfunc(path):
                    return Doubler(int(open(os.path.join(path, "factor")).read()))
                """);
        putArtifact(models.ana(), run, "model/data/factor", "2");
        String name = "doubler-" + run.substring(0, 8);
        String registry = "/api/registeredmodels/v1";
        models.ana()
                .api()
                .post(registry, Map.of("modelName", name, "experimentRunId", run, "discoverable", false))
                .expect(200);
        Served api = models.publish(
                repository,
                false,
                Map.of("type", "Registry", "registeredModelName", name, "registeredModelVersion", 1),
                true);
        models.awaitStatus(api, "Running");
        Answer answer = models.call(
                        api,
                        Map.of(
                                "dataframe_split",
                                Map.of("columns", List.of("a"), "data", List.of(List.of(2), List.of(3)))))
                .expect(200);
        assertThat(answer.at("/result/0").asInt()).isEqualTo(4);
        assertThat(answer.at("/result/1").asInt()).isEqualTo(6);
        assertThat(answer.text("/release/registered_model_name")).isEqualTo(name);
        assertThat(answer.text("/release/registered_model_version")).isEqualTo("1");
        JsonNode served = models.ana()
                .api()
                .get(registry + "/" + name + "/modelapis")
                .expect(200)
                .json();
        assertThat(served.at("/items/0/id").asString()).isEqualTo(api.id());
        assertThat(served.at("/items/0/activeVersionStatus").asString()).isEqualTo("Running");
        models.ana().api().get(registry + "/" + name + "/versions/1/modelapis").expect(200);
        Awaitility.await("the call is counted")
                .atMost(ModelServer.SOON)
                .until(() -> models.ana()
                                .api()
                                .get(registry + "/ui?searchPattern=" + name)
                                .expect(200)
                                .at("/items/0/predictionCount")
                                .asLong(0)
                        == 1);
        assertThat(models.ana()
                        .api()
                        .get(registry + "/ui?searchPattern=" + name)
                        .expect(200)
                        .at("/items/0/modelApiCount")
                        .asInt())
                .isEqualTo(1);
        models.archive(api);
    }

    @Test
    void the_next_instances_get_changed_variables_and_calls_are_written_down_where_that_is_wanted() {
        Repository repository = models.repository(directory);
        repository.push("model.py", FUNCTION);
        Served api = models.running(repository, false);
        models.ana()
                .api()
                .put(
                        api.path() + "/environmentVariables",
                        Map.of("environmentVariables", List.of(Map.of("key", "GREETING", "value", "another"))))
                .expect(200);
        String second = models.addVersion(api, true);
        Awaitility.await("the second version answers")
                .atMost(ModelServer.SOON)
                .until(() -> models.call(api, Map.of("x", "greeting"))
                        .text("/result")
                        .equals("another"));
        Awaitility.await("the log has the call")
                .atMost(ModelServer.SOON)
                .untilAsserted(() -> assertThat(lines(api, second, "instanceLogs"))
                        .contains("{\"request\": {\"data\": {\"x\": \"greeting\"}}, \"status\": 200,"
                                + " \"response\": \"another\"}"));
        assertThat(lines(api, second, "deploymentLogs"))
                .anyMatch(line -> line.endsWith("was queued"))
                .anyMatch(line -> line.endsWith("was started"));
        models.archive(api);
    }

    @Test
    void a_function_of_r_answers_in_the_same_way() throws Exception {
        assumeThat(hasR()).as("Rscript with jsonlite is on this machine").isTrue();
        Repository repository = models.repository(directory);
        repository.push("model.R", "predict <- function(x, y = 2) list(sum = sum(x) + y)\n");
        Served api = models.publish(
                repository, false, Map.of("type", "File", "file", "model.R", "function", "predict"), true);
        models.awaitStatus(api, "Running");
        assertThat(models.call(api, Map.of("x", List.of(1, 2.5)))
                        .expect(200)
                        .at("/result/sum")
                        .asDouble())
                .isEqualTo(5.5);
        assertThat(message(models.call(api, Map.of("z", 1)).expect(400)))
                .isEqualTo("predict() got an unexpected keyword argument 'z'");
        models.archive(api);
    }

    private static boolean hasR() throws InterruptedException {
        try {
            return new ProcessBuilder("Rscript", "--vanilla", "-e", "library(jsonlite)")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) { // there is no such program
            return false;
        }
    }

    private static List<String> lines(Served api, String version, String log) {
        return models.ana()
                .api()
                .get(api.path() + "/versions/" + version + "/" + log)
                .expect(200)
                .at("/logs")
                .valueStream()
                .map(line -> line.path("log").asString())
                .toList();
    }

    private static String message(Answer answer) {
        return answer.text("/error/message");
    }
}
