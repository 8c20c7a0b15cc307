package almanac.experiment.api;

import static almanac.experiment.api.TrackingRequests.API;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Someone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logged models: announced, measured, completed and found, as clients of MLflow 3 do with every model that they log. */
class LoggedModelHttpTest {

    private static final String MODELS = API + "logged-models";
    private static final String FILES = "/api/2.0/mlflow-artifacts/artifacts/";

    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);
    private final String experiment = TrackingRequests.anExperimentIn(project);
    private final String run = TrackingRequests.aRunIn(experiment, ana);

    private String aModel(String name) {
        return ana.api()
                .post(
                        MODELS,
                        Map.of(
                                "experiment_id",
                                experiment,
                                "name",
                                name,
                                "model_type",
                                "classifier",
                                "source_run_id",
                                run,
                                "params",
                                List.of(Map.of("key", "depth", "value", "6")),
                                "tags",
                                List.of(
                                        Map.of("key", "team", "value", "actuaries"),
                                        Map.of("key", "mlflow.domino.project_id", "value", "forged"))))
                .expect(200)
                .text("/model/info/model_id");
    }

    private Answer get(String model) {
        return ana.api().get(MODELS + "/" + model).expect(200);
    }

    @Test
    void a_model_is_announced_completed_tagged_and_deleted() {
        String model = aModel("tree");
        assertThat(model).matches("m-[0-9a-f]{32}");
        Answer announced = get(model);
        assertThat(announced.text("/model/info/status")).isEqualTo("LOGGED_MODEL_PENDING");
        assertThat(announced.text("/model/info/artifact_uri"))
                .isEqualTo("mlflow-artifacts:/mlflow/models/" + model + "/artifacts");
        assertThat(announced.at("/model/info/tags")).hasSize(1);
        String root = "mlflow/models/" + model + "/artifacts";
        ana.api()
                .with("Content-Type", "text/plain")
                .put(FILES + root + "/MLmodel", "flavors: {}")
                .expect(200);
        assertThat(ana.api()
                        .get(MODELS + "/" + model + "/artifacts/directories")
                        .expect(200)
                        .text("/files/0/path"))
                .isEqualTo("MLmodel");
        Answer completed = ana.api()
                .patch(MODELS + "/" + model, Map.of("model_id", model, "status", "LOGGED_MODEL_READY"))
                .expect(200);
        assertThat(completed.text("/model/info/status")).isEqualTo("LOGGED_MODEL_READY");
        ana.api().patch(MODELS + "/" + model, Map.of("status", "DONE")).expect(400);
        Answer tagged = ana.api()
                .patch(MODELS + "/" + model + "/tags", Map.of("tags", List.of(Map.of("key", "team", "value", "b"))))
                .expect(200);
        assertThat(tagged.text("/model/info/tags/0/value")).isEqualTo("b");
        ana.api().delete(MODELS + "/" + model + "/tags/team").expect(200);
        ana.api().delete(MODELS + "/" + model + "/tags/team").expect(404);
        ana.api().delete(MODELS + "/" + model).expect(200);
        assertThat(ana.api().get(MODELS + "/" + model).expect(404).text("/error_code"))
                .isEqualTo("RESOURCE_DOES_NOT_EXIST");
        assertThat(found(Map.of())).isEmpty();
    }

    @Test
    void metrics_of_a_model_are_the_latest_on_each_set_of_data_and_those_of_the_run_too() {
        String model = aModel("tree");
        measure(model, "auc", 0.7, 0, null).expect(200);
        measure(model, "auc", 0.9, 2, null).expect(200);
        measure(model, "auc", 0.8, 1, null).expect(200);
        measure(model, "auc", 0.6, 1, "holdout").expect(200);
        assertThat(get(model)
                        .at("/model/data/metrics")
                        .valueStream()
                        .map(metric -> metric.path("dataset_name").asString("") + " "
                                + metric.path("value").asDouble()))
                .containsExactly(" 0.9", "holdout 0.6");
        assertThat(get(model).text("/model/data/metrics/0/run_id")).isEqualTo(run);
        assertThat(ana.api()
                        .get(API + "metrics/get-history?metric_key=auc&run_id=" + run)
                        .expect(200)
                        .at("/metrics"))
                .hasSize(4);
        assertThat(measure("m-" + "0".repeat(32), "auc", 1, 0, null).expect(404).text("/error_code"))
                .isEqualTo("RESOURCE_DOES_NOT_EXIST");
        Given.Project elsewhere = Given.aPrivateProjectOf(ana);
        String far = TrackingRequests.aRunIn(TrackingRequests.anExperimentIn(elsewhere), ana);
        ana.api()
                .post(
                        API + "runs/log-metric",
                        Map.of("run_id", far, "key", "auc", "value", 1, "timestamp", 1, "model_id", model))
                .expect(404);
        assertThat(get(model).at("/model/data/metrics")).hasSize(2);
    }

    private Answer measure(String model, String key, double value, int step, @Nullable String dataset) {
        Map<String, Object> body = new HashMap<>(
                Map.of("run_id", run, "key", key, "value", value, "timestamp", 1_000, "step", step, "model_id", model));
        if (dataset != null) {
            body.put("dataset_name", dataset);
            body.put("dataset_digest", "9f");
        }
        return ana.api().post(API + "runs/log-metric", body);
    }

    @Test
    void models_are_found_by_what_is_known_of_them_and_put_in_order() {
        String first = aModel("first");
        String second = aModel("second");
        measure(first, "auc", 0.7, 0, null);
        measure(second, "auc", 0.9, 0, null);
        measure(first, "auc", 0.95, 0, "holdout");
        assertThat(found(Map.of("filter", "metrics.auc > 0.8"))).containsExactly(second, first);
        assertThat(found(Map.of(
                        "filter",
                        "metrics.auc > 0.8",
                        "datasets",
                        List.of(Map.of("dataset_name", "holdout", "dataset_digest", "9f")))))
                .containsExactly(first);
        assertThat(found(Map.of("filter", "name = 'first' and params.depth = '6' and tags.team = 'actuaries'")))
                .containsExactly(first);
        assertThat(found(Map.of("filter", "source_run_id = '" + run + "' and creation_timestamp > 0")))
                .containsExactly(second, first);
        assertThat(found(Map.of("order_by", List.of(Map.of("field_name", "name")))))
                .containsExactly(first, second);
        assertThat(found(Map.of("order_by", List.of(Map.of("field_name", "metrics.auc", "ascending", false)))))
                .containsExactly(first, second);
        assertThat(found(Map.of(
                        "order_by",
                        List.of(Map.of("field_name", "metrics.auc", "ascending", true, "dataset_name", "holdout")))))
                .containsExactly(first, second);
        Answer page = search(Map.of("max_results", 1)).expect(200);
        assertThat(page.text("/models/0/info/model_id")).isEqualTo(second);
        assertThat(found(Map.of("max_results", 1, "page_token", page.text("/next_page_token"))))
                .containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"filter\": \"metrics.auc > 'x'\"}",
                "{\"filter\": \"owner = 'x'\"}",
                "{\"order_by\": [{\"ascending\": true}]}",
                "{\"order_by\": [{\"field_name\": \"owner\"}]}",
                "{\"order_by\": [{\"field_name\": \"owner.x\"}]}",
                "{\"order_by\": [{\"field_name\": \"name; drop table run_row\"}]}",
                "{\"datasets\": [{\"dataset_digest\": \"x\"}], \"filter\": \"metrics.auc > 1\"}"
            })
    void a_search_that_cannot_be_read_is_refused(String more) {
        String body = more.replaceFirst("\\{", "{\"experiment_ids\": [\"" + experiment + "\"], ");
        assertThat(ana.api().post(MODELS + "/search", body).expect(400).text("/error_code"))
                .isEqualTo("INVALID_PARAMETER_VALUE");
    }

    private Answer search(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("experiment_ids", List.of(experiment));
        return ana.api().post(MODELS + "/search", body);
    }

    private List<String> found(Map<String, ?> more) {
        return search(more)
                .expect(200)
                .at("/models")
                .valueStream()
                .map(model -> model.at("/info/model_id").asString())
                .toList();
    }

    @Test
    void others_read_a_model_and_note_the_versions_that_they_register_it_as() {
        String model = aModel("tree");
        Someone bo = Someone.called("bo");
        Given.withCollaborator(project, bo.id(), "contributor");
        Api others = bo.api();
        others.get(MODELS + "/" + model).expect(200);
        String tags = MODELS + "/" + model + "/tags";
        others.patch(tags, Map.of("tags", List.of(Map.of("key", "team", "value", "b"))))
                .expect(403);
        others.patch(
                        tags,
                        Map.of(
                                "tags",
                                List.of(
                                        Map.of("key", "mlflow.modelVersions", "value", "[]"),
                                        Map.of("key", "team", "value", "b"))))
                .expect(403);
        others.patch(tags, Map.of("tags", List.of(Map.of("key", "mlflow.modelVersions", "value", "[]"))))
                .expect(200);
        others.delete(MODELS + "/" + model).expect(403);
        Api outsider = Someone.called("outsider").api();
        outsider.get(MODELS + "/" + model).expect(404);
        outsider.patch(tags, Map.of("tags", List.of(Map.of("key", "mlflow.modelVersions", "value", "[]"))))
                .expect(404);
        assertThat(outsider.post(MODELS + "/search", Map.of("experiment_ids", List.of(experiment)))
                        .expect(200)
                        .at("/models"))
                .isEmpty();
    }

    @Test
    void a_version_of_a_logged_model_comes_from_the_run_that_logged_it() {
        String model = aModel("tree");
        ana.api()
                .with("Content-Type", "text/plain")
                .put(FILES + "mlflow/models/" + model + "/artifacts/MLmodel", "flavors: {}")
                .expect(200);
        String name = Someone.unique("churn");
        Api api = ana.api().with("X-Domino-Project-Id", project.id());
        api.post(API + "registered-models/create", Map.of("name", name)).expect(200);
        Answer version = api.post(API + "model-versions/create", Map.of("name", name, "source", "models:/" + model))
                .expect(200);
        assertThat(version.text("/model_version/run_id")).isEqualTo(run);
        assertThat(version.text("/model_version/model_id")).isEqualTo(model);
        assertThat(version.at("/model_version/tags")
                        .valueStream()
                        .map(tag -> tag.path("key").asString()))
                .contains("mlflow.source.type");
        Given.Project elsewhere = Given.aPrivateProjectOf(ana);
        String far = TrackingRequests.aRunIn(TrackingRequests.anExperimentIn(elsewhere), ana);
        assertThat(api.post(
                                API + "model-versions/create",
                                Map.of("name", name, "source", "models:/" + model, "run_id", far))
                        .expect(400)
                        .text("/message"))
                .contains("another project");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0/mlflow/traces", "3.0/mlflow/traces", "2.0/mlflow/traces/tr-1/info"})
    void traces_are_refused_with_a_sentence(String path) {
        Answer refused = ana.api().post("/api/" + path, Map.of()).expect(501);
        assertThat(refused.text("/error_code")).isEqualTo("NOT_IMPLEMENTED");
        assertThat(refused.text("/message")).contains("mlflow.tracing.disable()");
        assertThat(ana.api().get("/api/" + path).expect(501).text("/error_code"))
                .isEqualTo("NOT_IMPLEMENTED");
        assertThat(Given.anonymous().get("/api/" + path).expect(401).text("/error_code"))
                .isEqualTo("UNAUTHENTICATED");
    }
}
