package almanac.experiment.api;

import static almanac.experiment.api.TrackingRequests.API;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Refusals of the tracking API: in the form that its clients read, with the member at fault, and never a bug. */
class TrackingRefusalHttpTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);

    @Test
    void each_kind_has_its_code_and_status() {
        refused(Given.anonymous().get(API + "experiments/get?experiment_id=0"), 401, "UNAUTHENTICATED");
        refused(
                ana.api().get(API + "experiments/get?experiment_id=172300000000000042"),
                404,
                "RESOURCE_DOES_NOT_EXIST");
        refused(ana.api().get(API + "experiments/get?experiment_id=x"), 400, "INVALID_PARAMETER_VALUE");
        refused(ana.api().get(API + "experiments/get"), 400, "INVALID_PARAMETER_VALUE");
        refused(ana.api().get(API + "no/such/operation"), 404, "RESOURCE_DOES_NOT_EXIST");
        refused(ana.api().get(API + "runs/get?run_id=zz"), 400, "INVALID_PARAMETER_VALUE");
        refused(
                ana.api().with("Accept", "image/png").post(API + "experiments/search", Map.of()),
                406,
                "INVALID_PARAMETER_VALUE");
        refused(
                ana.api().with("Content-Type", "text/plain").post(API + "experiments/search", "{}"),
                415,
                "INVALID_PARAMETER_VALUE");
        Someone bo = Someone.called("bo");
        Given.withCollaborator(project, bo.id(), "launcherUser");
        refused(
                bo.api().get(API + "experiments/get?experiment_id=" + TrackingRequests.anExperimentIn(project)),
                403,
                "PERMISSION_DENIED");
    }

    private static void refused(Answer answer, int status, String code) {
        answer.expect(status);
        assertThat(answer.text("/error_code")).isEqualTo(code);
        assertThat(answer.text("/message")).isNotBlank();
    }

    @Test
    void limits_of_batches_and_texts_are_told() {
        String run = TrackingRequests.aRunIn(TrackingRequests.anExperimentIn(project), ana);
        List<Map<String, Object>> metrics =
                Collections.nCopies(1_001, Map.of("key", "auc", "value", 1, "timestamp", 1));
        assertThat(batch(run, Map.of("metrics", metrics)).expect(400).text("/message"))
                .contains("1000");
        batch(run, Map.of("metrics", metrics.subList(0, 1_000))).expect(200);
        List<Map<String, String>> params = new ArrayList<>();
        for (int number = 0; number < 101; number++) {
            params.add(Map.of("key", "p" + number, "value", "1"));
        }
        batch(run, Map.of("params", params)).expect(400);
        batch(run, Map.of("params", params.subList(0, 100), "metrics", metrics.subList(0, 901)))
                .expect(400);
        batch(run, Map.of("params", params.subList(0, 100), "metrics", metrics.subList(0, 900)))
                .expect(200);
        batch(run, Map.of("params", List.of(Map.of("key", "k".repeat(251), "value", ""))))
                .expect(400);
        batch(run, Map.of("params", List.of(Map.of("key", "k", "value", "v".repeat(6_001)))))
                .expect(400);
        batch(run, Map.of("tags", List.of(Map.of("key", "k", "value", "v".repeat(8_001)))))
                .expect(400);
        assertThat(Server.running()
                        .database()
                        .queryForObject(
                                "select count(*) from run_metric where run_id = cast(? as uuid)", Long.class, run))
                .isOne(); // the same value again and again is one
    }

    private Answer batch(String run, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("run_id", run);
        return ana.api().post(API + "runs/log-batch", body);
    }

    @Test
    void page_tokens_of_ones_own_making_are_refused() {
        for (String token : List.of("x", "AAAA", "ZnJvbTot", "../..", "ZnJvbToxMDAwMDAwMDAwMDA")) {
            refused(
                    ana.api().post(API + "experiments/search", Map.of("page_token", token)),
                    400,
                    "INVALID_PARAMETER_VALUE");
        }
        ana.api().post(API + "experiments/search", Map.of("max_results", "5")).expect(200);
        ana.api().post(API + "experiments/search", Map.of("max_results", 0)).expect(400);
        ana.api()
                .post(API + "experiments/search", Map.of("max_results", 50_001))
                .expect(400);
    }

    @Test
    void times_that_no_database_holds_are_refused() {
        String experiment = TrackingRequests.anExperimentIn(project);
        String run = TrackingRequests.aRunIn(experiment, ana);
        for (long time : List.of(Long.MIN_VALUE, Long.MAX_VALUE, -253_402_300_799_999L)) {
            ana.api()
                    .post(API + "runs/create", Map.of("experiment_id", experiment, "start_time", time))
                    .expect(400);
            ana.api()
                    .post(API + "runs/update", Map.of("run_id", run, "status", "FINISHED", "end_time", time))
                    .expect(400);
            ana.api()
                    .post(
                            API + "runs/search",
                            Map.of("experiment_ids", List.of(experiment), "filter", "attributes.start_time > " + time))
                    .expect(400);
        }
    }

    @Test
    void lists_that_are_too_long_for_a_statement_are_refused() {
        List<String> experiments =
                IntStream.range(1, 70_000).mapToObj(Integer::toString).toList();
        List<String> columns =
                IntStream.range(0, 2_000).mapToObj(i -> "params.p" + i).toList();
        for (String search : List.of("runs/search", "logged-models/search", "experiments/search-datasets")) {
            ana.api().post(API + search, Map.of("experiment_ids", experiments)).expect(400);
        }
        for (String search : List.of("runs/search", "experiments/search")) {
            ana.api()
                    .post(API + search, Map.of("experiment_ids", experiments.subList(0, 1), "order_by", columns))
                    .expect(400);
        }
    }

    @Test
    void what_no_text_can_hold_is_refused_within_a_text_as_well() {
        String run = TrackingRequests.aRunIn(TrackingRequests.anExperimentIn(project), ana);
        for (String model : List.of("{\"artifact_path\": \"a\\u0000\"}", "{\"flavors\": {\"a\\u0000\": {}}}")) {
            ana.api()
                    .post(API + "runs/log-model", Map.of("run_id", run, "model_json", model))
                    .expect(400);
        }
    }

    @TestFactory
    Stream<DynamicTest> malformed_bodies_are_refused() {
        String run = TrackingRequests.aRunIn(TrackingRequests.anExperimentIn(project), ana);
        Map<String, Object> bodies = Map.of(
                "runs/log-batch", TrackingRequests.aBatchFor(run),
                "runs/log-metric", Map.of("run_id", run, "key", "auc", "value", 0.5, "timestamp", 1, "step", 1),
                "runs/create", Map.of("experiment_id", "1", "start_time", 1, "tags", List.of()),
                "runs/search",
                        Map.of(
                                "experiment_ids",
                                List.of("1"),
                                "filter",
                                "",
                                "max_results",
                                5,
                                "order_by",
                                List.of("name")),
                "experiments/create", Map.of("name", "x", "tags", List.of(Map.of("key", "a", "value", "b"))),
                "registered-models/create", Map.of("name", "x", "description", "y"),
                "model-versions/create", Map.of("name", "x", "source", "y", "run_id", "z"),
                "logged-models", Map.of("experiment_id", "1", "params", List.of(Map.of("key", "a", "value", "b"))));
        return bodies.entrySet().stream()
                .flatMap(body -> malformed(JSON.valueToTree(body.getValue()))
                        .map(text -> DynamicTest.dynamicTest(
                                body.getKey() + " " + text, () -> assertRefused(body.getKey(), text))));
    }

    private void assertRefused(String operation, String body) {
        long before = Server.running().changes();
        assertThat(ana.api().post(API + operation, body).status()).isIn(400, 404);
        assertThat(Server.running().changes()).isEqualTo(before);
    }

    /** Bodies that are none, and one for each member with a value of another kind. */
    private static Stream<String> malformed(JsonNode valid) {
        List<String> all = new ArrayList<>(List.of("", "[]", "null", "1", "{", "{}}", "\"x\""));
        valid.propertyNames().forEach(member -> {
            for (String wrong : List.of("{\"a\":[[]]}", "[[1]]", "true", "\"a\\u0000b\"")) {
                ObjectNode changed = (ObjectNode) valid.deepCopy();
                changed.set(member, JSON.readTree(wrong));
                all.add(changed.toString());
            }
        });
        return all.stream();
    }
}
