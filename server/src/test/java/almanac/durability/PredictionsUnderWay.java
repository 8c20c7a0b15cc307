package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Predictions that a model API has accepted: each is made once. */
final class PredictionsUnderWay implements UnderWay {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final String APIS = "/api/modelServing/v1/modelApis";
    private static final int PREDICTIONS = 100;

    private final Path data;
    private String id = "";
    private List<String> ids = List.of();

    PredictionsUnderWay(Path data) {
        this.data = data;
    }

    @Override
    public void prepare(ServerProcess server) throws Exception {
        id = published(server.api());
        awaitStatus(server.api(), "Running");
    }

    @Override
    public void begin(ServerProcess server) throws Exception {
        Api api = server.api();
        ids = IntStream.range(0, PREDICTIONS)
                .mapToObj(x -> api.post(predictions(), Map.of("parameters", Map.of("x", x)))
                        .expect(200)
                        .text("/asyncPredictionId"))
                .toList();
        awaitDone(api, 10);
    }

    @Override
    public void check(ServerProcess again) throws Exception {
        Api api = again.api();
        awaitDone(api, PREDICTIONS);
        for (int x = 0; x < PREDICTIONS; x++) {
            assertThat(api.get(predictions() + "/" + ids.get(x))
                            .expect(200)
                            .at("/result/value")
                            .asInt())
                    .isEqualTo(x + 1);
        }
        assertThat(ends(data)).hasSize(PREDICTIONS).doesNotHaveDuplicates();
        String version = api.get(APIS + "/" + id).expect(200).text("/activeVersion/id");
        api.put(APIS + "/" + id + "/versions/" + version + "/targetState", Map.of("isRunning", false))
                .expect(200);
        awaitStatus(api, "Stopped");
    }

    private String predictions() {
        return "/api/modelApis/async/v1/" + id;
    }

    private static String published(Api api) {
        String project = api.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "served", "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        String job = api.post(
                        "/api/jobs/v1/jobs",
                        Map.of(
                                "projectId",
                                project,
                                "runCommand",
                                "printf 'import time\\ndef predict(x):\\n    time.sleep(0.1)\\n    return x + 1\\n'"
                                        + " > model.py"))
                .expect(200)
                .text("/job/id");
        Awaitility.await("the file is there")
                .atMost(LONGEST)
                .until(() -> api.get("/api/jobs/beta/jobs/" + job)
                        .expect(200)
                        .text("/job/status/executionStatus")
                        .equals("Succeeded"));
        String environment =
                api.get("/api/environments/beta/environments").expect(200).text("/environments/0/id");
        return api.post(
                        APIS,
                        Map.of(
                                "name",
                                "adder",
                                "description",
                                "",
                                "environmentId",
                                environment,
                                "isAsync",
                                true,
                                "strictNodeAntiAffinity",
                                false,
                                "environmentVariables",
                                List.of(),
                                "version",
                                Map.of(
                                        "projectId",
                                        project,
                                        "source",
                                        Map.of("type", "File", "file", "model.py", "function", "predict"),
                                        "logHttpRequestResponse",
                                        false,
                                        "monitoringEnabled",
                                        false)))
                .expect(201)
                .text("/id");
    }

    private void awaitStatus(Api api, String status) {
        Awaitility.await("it is " + status)
                .atMost(LONGEST)
                .until(() -> api.get(APIS + "/" + id)
                        .expect(200)
                        .text("/activeVersion/deployment/status")
                        .equals(status));
    }

    private void awaitDone(Api api, int number) {
        Awaitility.await(number + " are done")
                .atMost(LONGEST)
                .until(() -> ids.stream()
                                .filter(one -> !api.get(predictions() + "/" + one)
                                        .expect(200)
                                        .text("/status")
                                        .equals("queued"))
                                .count()
                        >= number);
    }

    /** The predictions that an event says have ended. */
    private static List<String> ends(Path data) throws IOException {
        return TableDump.database(data)
                .queryForList(
                        "select aggregate_identifier from domain_event"
                                + " where payload_type like '%$PredictionSucceeded' or payload_type like '%$PredictionFailed'",
                        String.class);
    }
}
