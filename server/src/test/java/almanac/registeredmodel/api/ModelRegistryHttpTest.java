package almanac.registeredmodel.api;

import static almanac.experiment.api.TrackingRequests.API;
import static almanac.experiment.api.TrackingRequests.aRunIn;
import static almanac.experiment.api.TrackingRequests.anExperimentIn;
import static almanac.experiment.api.TrackingRequests.putArtifact;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Simultaneous;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The registry: models with aliases and tags, versions that own their files, and stages. */
class ModelRegistryHttpTest {

    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);
    private final Api api = ana.api().with("X-Domino-Project-Id", project.id());
    private final String run = aRunIn(anExperimentIn(project), ana);
    private final String model = Someone.unique("churn model");

    private String aModel() {
        api.post(API + "registered-models/create", Map.of("name", model, "description", "who leaves"))
                .expect(200);
        return model;
    }

    private Answer version(String source) {
        return api.post(API + "model-versions/create", Map.of("name", model, "source", source, "run_id", run));
    }

    private String artifacts(String path) {
        return "mlflow-artifacts:/mlflow/" + run + "/artifacts/" + path;
    }

    private JsonNode get(String what) {
        return api.get(API + what + encoded()).expect(200).json();
    }

    private String encoded() {
        return "?name=" + model.replace(" ", "%20");
    }

    @Test
    void a_model_is_registered_described_tagged_renamed_and_deleted() {
        aModel();
        assertThat(api.post(API + "registered-models/create", Map.of("name", model))
                        .expect(400)
                        .text("/error_code"))
                .isEqualTo("RESOURCE_ALREADY_EXISTS");
        api.patch(API + "registered-models/update", Map.of("name", model, "description", "who left"))
                .expect(200);
        api.post(API + "registered-models/set-tag", Map.of("name", model, "key", "team", "value", "actuaries"))
                .expect(200);
        JsonNode made = get("registered-models/get").at("/registered_model");
        assertThat(made.at("/description").asString()).isEqualTo("who left");
        assertThat(made.at("/user_id").asString()).isEqualTo(ana.userName());
        assertThat(made.at("/tags").valueStream().map(tag -> tag.path("key").asString()))
                .contains("team", "mlflow.domino.project_id");
        api.delete(API + "registered-models/delete-tag", Map.of("name", model, "key", "team"))
                .expect(200);
        api.delete(API + "registered-models/delete-tag", Map.of("name", model, "key", "team"))
                .expect(404);
        api.post(API + "registered-models/rename", Map.of("name", model, "new_name", model + " 2"))
                .expect(200);
        api.get(API + "registered-models/get" + encoded()).expect(404);
        aModel();
        assertThat(api.get(API + "registered-models/search?filter=name%20LIKE%20'" + model.replace(" ", "%20") + "%25'")
                        .expect(200)
                        .at("/registered_models"))
                .hasSize(2);
        api.delete(API + "registered-models/delete", Map.of("name", model)).expect(200);
        api.get(API + "registered-models/get" + encoded()).expect(404);
        aModel();
    }

    @Test
    void a_version_owns_its_files_whatever_becomes_of_the_run() {
        aModel();
        putArtifact(ana, run, "model/MLmodel", "flavors: {}");
        putArtifact(ana, run, "model/data/weights", "1");
        putArtifact(ana, run, "other", "2");
        JsonNode made = version(artifacts("model")).expect(200).json().at("/model_version");
        assertThat(made.at("/version").asString()).isEqualTo("1");
        assertThat(made.at("/status").asString()).isEqualTo("READY");
        assertThat(made.at("/current_stage").asString()).isEqualTo("None");
        assertThat(made.at("/run_id").asString()).isEqualTo(run);
        assertThat(made.at("/tags").valueStream().map(tag -> tag.path("key").asString()))
                .contains("mlflow.source.type")
                .doesNotContain("mlflow.user");
        String uri = downloadUri("1");
        putArtifact(ana, run, "model/data/weights", "changed");
        api.post(API + "runs/delete", Map.of("run_id", run)).expect(200);
        String files = "/api/2.0/mlflow-artifacts/artifacts/" + uri.replace("mlflow-artifacts:/", "");
        assertThat(api.get(files + "/data/weights").expect(200).body()).isEqualTo("1");
        assertThat(api.get(files + "/MLmodel").expect(200).body()).isEqualTo("flavors: {}");
        assertThat(api.get("/api/2.0/mlflow-artifacts/artifacts?path=" + uri.replace("mlflow-artifacts:/", ""))
                        .expect(200)
                        .at("/files"))
                .hasSize(2);
        api.with("Content-Type", "text/plain").put(files + "/MLmodel", "forged").expect(400);
        api.delete(files + "/MLmodel").expect(404);
        api.post(API + "model-versions/create", Map.of("name", model, "source", "models:/" + model + "/1"))
                .expect(200);
        assertThat(api.get("/api/2.0/mlflow-artifacts/artifacts/"
                                + downloadUri("2").replace("mlflow-artifacts:/", "") + "/data/weights")
                        .expect(200)
                        .body())
                .isEqualTo("1");
    }

    private String downloadUri(String version) {
        return api.get(API + "model-versions/get-download-uri" + encoded() + "&version=" + version)
                .expect(200)
                .text("/artifact_uri");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "/etc/passwd",
                "http://127.0.0.1/secrets",
                "s3://bucket/x",
                "mlflow-artifacts:/mlflow/%s/artifacts/../../../etc/passwd",
                "mlflow-artifacts:/mlflow/%s/artifacts/%%2e%%2e/x",
                "mlflow-artifacts:/mlflow/%s/artifacts/..\\x",
                "mlflow-artifacts:/mlflow/%s/artifacts/?x=../..",
                "mlflow-artifacts:/mlflow/%s/artifacts/#/../..",
                "mlflow-artifacts:/mlflow/%s",
                "mlflow-artifacts://127.0.0.1/mlflow/%s/artifacts/x",
                "runs:/%s/../x",
                "models:/nothing/1",
                "file:mlflow-artifacts:/mlflow/%s/artifacts/x"
            })
    void a_source_that_is_none_of_our_artifacts_is_refused(String source) {
        aModel();
        putArtifact(ana, run, "x", "1");
        long before = Server.running().changes();
        assertThat(version(source.formatted(run)).status()).isIn(400, 404);
        assertThat(Server.running().changes()).isEqualTo(before);
    }

    @Test
    void a_source_without_files_and_one_of_another_run_or_project_are_refused() {
        aModel();
        putArtifact(ana, run, "model/MLmodel", "1");
        version(artifacts("mod")).expect(400);
        version(artifacts("nothing")).expect(400);
        String other = aRunIn(anExperimentIn(project), ana);
        putArtifact(ana, other, "model/MLmodel", "1");
        version("runs:/" + other + "/model").expect(400);
        Given.Project elsewhere = Given.aPrivateProjectOf(ana);
        String far = aRunIn(anExperimentIn(elsewhere), ana);
        putArtifact(ana, far, "model", "1");
        api.post(API + "model-versions/create", Map.of("name", model, "source", "runs:/" + far + "/model"))
                .expect(400);
        assertThat(version("runs:/" + run + "/model").expect(200).text("/model_version/version"))
                .isEqualTo("1");
    }

    @Test
    void stages_take_the_place_of_others_and_aliases_stand_for_versions() {
        aModel();
        putArtifact(ana, run, "model", "1");
        IntStream.range(0, 3).forEach(n -> version(artifacts("model")).expect(200));
        move("1", "production", false).expect(200);
        assertThat(move("2", "Production", true).expect(200).text("/model_version/current_stage"))
                .isEqualTo("Production");
        assertThat(stages()).containsExactly("Archived", "Production", "None");
        move("2", "Production", true).expect(400);
        move("2", "nowhere", false).expect(400);
        move("9", "Staging", false).expect(404);
        assertThat(api.post(
                                API + "registered-models/get-latest-versions",
                                Map.of("name", model, "stages", List.of("Production")))
                        .expect(200)
                        .text("/model_versions/0/version"))
                .isEqualTo("2");
        api.post(API + "registered-models/alias", Map.of("name", model, "alias", "champion", "version", "2"))
                .expect(200);
        assertThat(api.get(API + "registered-models/alias" + encoded() + "&alias=champion")
                        .expect(200)
                        .text("/model_version/version"))
                .isEqualTo("2");
        api.post(API + "registered-models/alias", Map.of("name", model, "alias", "champion", "version", "7"))
                .expect(404);
        api.delete(API + "registered-models/alias", Map.of("name", model, "alias", "champion"))
                .expect(200);
        api.get(API + "registered-models/alias" + encoded() + "&alias=champion").expect(404);
        api.delete(API + "model-versions/delete", Map.of("name", model, "version", "3"))
                .expect(200);
        assertThat(version(artifacts("model")).expect(200).text("/model_version/version"))
                .isEqualTo("4");
        assertThat(api.get(API + "model-versions/search?filter=run_id%3D'" + run + "'&order_by=version_number%20ASC")
                        .expect(200)
                        .at("/model_versions")
                        .valueStream()
                        .map(each -> each.path("version").asString()))
                .containsExactly("1", "2", "4");
    }

    @Test
    void the_history_says_who_moved_a_version_from_where_and_when_and_outsiders_are_not_told() {
        aModel();
        putArtifact(ana, run, "model", "1");
        version(artifacts("model")).expect(200);
        Someone bo = Someone.called("bo");
        Given.withCollaborator(project, bo.id(), "contributor");
        bo.api()
                .post(
                        API + "model-versions/transition-stage",
                        Map.of("name", model, "version", "1", "stage", "Production"))
                .expect(200);
        String id = downloadUri("1").replaceAll(".*versions/|/artifacts", "");
        JsonNode last = api.get("/api/almanac/v1/history/modelversions/" + id + "?order=desc&limit=1")
                .expect(200)
                .at("/entries/0");
        assertThat(last.at("/before/stage").asString()).isEqualTo("None");
        assertThat(last.at("/after/stage").asString()).isEqualTo("Production");
        assertThat(last.at("/actor/id").asString()).isEqualTo(bo.id());
        Api outsider = Someone.called("outsider").api();
        outsider.get("/api/almanac/v1/history/modelversions/" + id).expect(404);
        outsider.get("/api/almanac/v1/history/runs/" + run).expect(404);
        api.get("/api/almanac/v1/history/runs/" + run).expect(200);
    }

    @Test
    void fifty_versions_at_once_have_fifty_numbers_and_two_promotions_leave_one() {
        aModel();
        putArtifact(ana, run, "model", "1");
        List<Answer> all = Simultaneous.atOnce(50, _ -> version(artifacts("model")));
        assertThat(all.stream().map(answer -> answer.expect(200).text("/model_version/version")))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 50).mapToObj(Integer::toString).toList());
        Simultaneous.atOnce(8, n -> move(Integer.toString(n + 1), "Production", true))
                .forEach(moved -> moved.expect(200));
        assertThat(stages().stream().filter("Production"::equals)).hasSize(1);
    }

    @Test
    void outsiders_know_of_discoverable_models_and_see_no_version() {
        api.post(
                        API + "registered-models/create",
                        Map.of(
                                "name",
                                model,
                                "tags",
                                List.of(Map.of("key", "mlflow.domino.discoverable", "value", "true"))))
                .expect(200);
        putArtifact(ana, run, "model", "1");
        version(artifacts("model")).expect(200);
        Api outsider = Someone.called("outsider").api();
        String latest = "/registered_model/latest_versions";
        assertThat(api.get(API + "registered-models/get" + encoded())
                        .expect(200)
                        .at(latest))
                .hasSize(1);
        assertThat(outsider.get(API + "registered-models/get" + encoded())
                        .expect(200)
                        .at(latest))
                .isEmpty();
        assertThat(outsider.get(API + "registered-models/search?filter=name%3D'" + model.replace(" ", "%20") + "'")
                        .expect(200)
                        .at("/registered_models/0/latest_versions"))
                .isEmpty();
        outsider.get(API + "model-versions/get" + encoded() + "&version=1").expect(403);
        outsider.patch(API + "registered-models/update", Map.of("name", model, "description", "x"))
                .expect(403);
        assertThat(outsider.get(API + "model-versions/search").expect(200).at("/model_versions"))
                .isEmpty();
    }

    private Answer move(String version, String stage, boolean archivesOthers) {
        return api.post(
                API + "model-versions/transition-stage",
                Map.of("name", model, "version", version, "stage", stage, "archive_existing_versions", archivesOthers));
    }

    private List<String> stages() {
        return api.get(API + "model-versions/search?order_by=version_number&filter=name%3D'" + model.replace(" ", "%20")
                        + "'")
                .expect(200)
                .at("/model_versions")
                .valueStream()
                .map(version -> version.path("current_stage").asString())
                .toList();
    }
}
