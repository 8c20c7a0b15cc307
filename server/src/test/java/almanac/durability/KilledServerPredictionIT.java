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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model API has accepted is made once, though its server is killed in the middle of it. */
class KilledServerPredictionIT {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final String APIS = "/api/modelServing/v1/modelApis";
    private static final int PREDICTIONS = 100;

    @TempDir
    private Path directory;

    @AfterEach
    void leave_no_process_behind() throws Exception {
        ServerProcess.killPostgresOf(directory.resolve("data"));
    }

    @Test
    void a_hundred_queued_predictions_have_a_hundred_ends_and_none_twice() throws Exception {
        Path data = directory.resolve("data");
        String predictions;
        List<String> ids;
        try (ServerProcess server = ServerProcess.on(data)) {
            Api api = server.api();
            String id = published(api);
            predictions = "/api/modelApis/async/v1/" + id;
            String asked = predictions;
            ids = IntStream.range(0, PREDICTIONS)
                    .mapToObj(x -> api.post(asked, Map.of("parameters", Map.of("x", x)))
                            .expect(200)
                            .text("/asyncPredictionId"))
                    .toList();
            awaitRunning(api, id);
            awaitDone(api, asked, ids, 10);
            server.kill();
        }
        try (ServerProcess again = ServerProcess.on(data)) {
            Api api = again.api();
            awaitDone(api, predictions, ids, PREDICTIONS);
            for (int x = 0; x < PREDICTIONS; x++) {
                assertThat(api.get(predictions + "/" + ids.get(x))
                                .expect(200)
                                .at("/result/value")
                                .asInt())
                        .isEqualTo(x + 1);
            }
            assertThat(ends(data)).hasSize(PREDICTIONS).doesNotHaveDuplicates();
        }
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
                                "printf 'import time\\ndef predict(x):\\n    time.sleep(0.05)\\n    return x + 1\\n'"
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

    private static void awaitRunning(Api api, String id) {
        Awaitility.await("it runs")
                .atMost(LONGEST)
                .until(() -> api.get(APIS + "/" + id)
                        .expect(200)
                        .text("/activeVersion/deployment/status")
                        .equals("Running"));
    }

    private static void awaitDone(Api api, String predictions, List<String> ids, int number) {
        Awaitility.await(number + " are done")
                .atMost(LONGEST)
                .until(() -> ids.stream()
                                .filter(id -> !api.get(predictions + "/" + id)
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
