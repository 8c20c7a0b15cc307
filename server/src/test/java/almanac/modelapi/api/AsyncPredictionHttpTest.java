package almanac.modelapi.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.modelapi.api.ModelServer.Repository;
import almanac.modelapi.api.ModelServer.Served;
import almanac.server.Someone;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asynchronous predictions, asked for and polled as the public samples do. */
class AsyncPredictionHttpTest {

    private static final String FUNCTION = """
            def predict(x, y=2):
                if x == "raise": raise ValueError("not this one")
                if x == "nan": return float("nan")
                if x == "huge": return "a" * 5000
                if x == "object": return {"sum": y}
                if x == "deep":
                    y = []
                    for _ in range(600): y = [y]
                    return y
                return x + y
            """;

    private static ModelServer models;

    @TempDir
    Path directory;

    @BeforeAll
    static void a_server_that_runs_instances() {
        models = new ModelServer(
                "predictions",
                "--almanac.predictions.most-waiting=3",
                "--almanac.predictions.largest-result=4KB",
                "--almanac.predictions.kept-for=1h");
    }

    @AfterAll
    static void it_stops() {
        models.close();
    }

    @Test
    void a_prediction_is_queued_and_ends_in_one_of_two_ways() {
        Served api = running();
        Api caller = models.server().anonymous().withBearer(api.token());
        assertThat(polled(caller, api, Map.of("x", 1)).at("/result/value").asInt())
                .isEqualTo(3);
        assertThat(polled(caller, api, Map.of("x", "object", "y", 7))
                        .at("/result/sum")
                        .asInt())
                .isEqualTo(7);
        Answer failed = polled(caller, api, Map.of("x", "raise"));
        assertThat(failed.text("/status")).isEqualTo("failed");
        assertThat(failed.text("/errors/0")).isEqualTo("ValueError: not this one");
        assertThat(polled(caller, api, Map.of("x", "nan")).text("/errors/0")).contains("no JSON");
        assertThat(polled(caller, api, Map.of("x", "deep")).text("/errors/0")).contains("nested too deeply");
        assertThat(polled(caller, api, Map.of("x", "huge")).text("/errors/0")).contains("write it to a dataset");
        assertThat(polled(models.ana().api(), api, Map.of("x", 2))
                        .at("/result/value")
                        .asInt())
                .isEqualTo(4);
        assertThat(polled(models.caller(api.token()), api, Map.of("x", 2)).text("/status"))
                .isEqualTo("succeeded");
        caller.post(api.predictions(), Map.of("parameters", Map.of("z", 1))).expect(422);
        caller.post(api.predictions(), Map.of("parameters", Map.of("y", 1))).expect(422);
        models.call(api, Map.of("x", 1)).expect(400);
        models.archive(api);
        caller.post(api.predictions(), Map.of("parameters", Map.of("x", 1))).expect(401);
    }

    /** Polls until the status is another than queued, as the samples do. */
    private static Answer polled(Api caller, Served api, Map<String, ?> parameters) {
        String id = caller.post(api.predictions(), Map.of("parameters", parameters))
                .expect(200)
                .text("/asyncPredictionId");
        return Awaitility.await("the prediction is done")
                .atMost(ModelServer.SOON)
                .until(
                        () -> caller.get(api.predictions() + "/" + id).expect(200),
                        answer -> !answer.text("/status").equals("queued"));
    }

    private Served running() {
        Repository repository = models.repository(directory);
        repository.push("model.py", FUNCTION);
        return models.running(repository, true);
    }

    private Served waiting() {
        Repository repository = models.repository(directory);
        repository.push("model.py", FUNCTION);
        return models.publish(
                repository, true, Map.of("type", "File", "file", "model.py", "function", "predict"), false);
    }

    @Test
    void what_cannot_be_accepted_is_refused_and_what_was_accepted_waits_for_a_version() {
        Served api = waiting();
        Api caller = models.server().anonymous().withBearer(api.token());
        Map<String, ?> body = Map.of("parameters", Map.of("x", 1));
        caller.post("/api/modelApis/async/v1/nonsense", body).expect(400);
        caller.post(api.predictions(), Map.of()).expect(400);
        caller.post(api.predictions(), Map.of("parameters", Map.of("x", "a".repeat(11_000))))
                .expect(413);
        models.server().anonymous().post(api.predictions(), body).expect(401);
        models.server()
                .anonymous()
                .withBearer("no such token")
                .post(api.predictions(), body)
                .expect(401);
        Someone bo = Someone.on(models.server(), "bo", List.of("Practitioner"));
        bo.api().post(api.predictions(), body).expect(404);
        models.ana()
                .api()
                .post("/api/modelApis/async/v1/ffffffffffffffffffffffff", body)
                .expect(404);
        List<String> ids = IntStream.range(0, 3)
                .mapToObj(_ -> caller.post(api.predictions(), body).expect(200).text("/asyncPredictionId"))
                .toList();
        Answer tooMany = caller.post(api.predictions(), body).expect(429);
        assertThat(tooMany.header("Retry-After")).isNotEmpty();
        caller.get(api.predictions() + "/ffffffffffffffffffffffff").expect(404);
        assertThat(caller.get(api.predictions() + "/" + ids.getFirst())
                        .expect(200)
                        .text("/status"))
                .isEqualTo("queued");
        Served other = waiting();
        models.server()
                .anonymous()
                .withBearer(other.token())
                .get(api.predictions() + "/" + ids.getFirst())
                .expect(401);
        models.ana().api().get(other.predictions() + "/" + ids.getFirst()).expect(404);
        String version =
                models.ana().api().get(api.path() + "/versions").expect(200).text("/0/id");
        models.ana()
                .api()
                .put(api.path() + "/versions/" + version + "/targetState", Map.of("isRunning", true))
                .expect(200);
        Awaitility.await("all are made")
                .atMost(ModelServer.SOON)
                .until(() -> ids.stream()
                        .allMatch(id -> caller.get(api.predictions() + "/" + id)
                                .expect(200)
                                .text("/status")
                                .equals("succeeded")));
        models.archive(api);
        models.archive(other);
    }

    @Test
    void those_of_an_archived_model_fail_and_what_is_old_is_forgotten() {
        Served api = waiting();
        String id = models.ana()
                .api()
                .post(api.predictions(), Map.of("parameters", Map.of("x", 1)))
                .expect(200)
                .text("/asyncPredictionId");
        models.archive(api);
        Awaitility.await("it has failed")
                .atMost(ModelServer.SOON)
                .until(() -> state(id).equals(List.of("FAILED")));
        models.server()
                .database()
                .update("update async_prediction set done_at = done_at - interval '2 hours' where id = ?", id);
        Awaitility.await("it is forgotten")
                .atMost(ModelServer.SOON)
                .until(() -> state(id).isEmpty());
        assertThat(models.server()
                        .database()
                        .queryForList(
                                "select payload_type from domain_event where aggregate_identifier = ?"
                                        + " order by sequence_number",
                                String.class,
                                id))
                .extracting(type -> type.substring(type.indexOf('$') + 1))
                .containsExactly("PredictionRequested", "PredictionFailed", "PredictionForgotten");
    }

    private static List<String> state(String id) {
        return models.server()
                .database()
                .queryForList("select state from async_prediction where id = ?", String.class, id);
    }

    @Test
    void a_model_that_answers_at_once_takes_no_asynchronous_predictions() {
        Repository repository = models.repository(directory);
        repository.push("model.py", FUNCTION);
        Served api = models.publish(
                repository, false, Map.of("type", "File", "file", "model.py", "function", "predict"), false);
        models.ana()
                .api()
                .post(api.predictions(), Map.of("parameters", Map.of("x", 1)))
                .expect(400);
        models.archive(api);
    }
}
