package almanac.experiment.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.dataset.query.ContentsTable;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Artifacts of runs: their owners send and fetch them as streams, in whole or in parts. */
class ArtifactHttpTest {

    private static final String SERVICE = "/api/2.0/mlflow-artifacts/";

    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);
    private final String experiment = TrackingRequests.anExperimentIn(project);
    private final String run = TrackingRequests.aRunIn(experiment, ana);

    @Test
    void an_artifact_is_what_was_sent_and_is_fetched_in_parts_too() {
        put(ana.api(), "model/weights.bin", "0123456789").expect(200);
        Answer whole = ana.api().get(artifact("model/weights.bin")).expect(200);
        assertThat(whole.body()).isEqualTo("0123456789");
        assertThat(whole.header("ETag")).hasSize(66);
        assertThat(whole.header("Content-Disposition")).startsWith("attachment");
        assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
        Answer part = ana.api()
                .with("Range", "bytes=2-4")
                .get(artifact("model/weights.bin"))
                .expect(206);
        assertThat(part.body()).isEqualTo("234");
        ana.api().with("Range", "bytes=20-").get(artifact("model/weights.bin")).expect(416);
        ana.api()
                .with("If-None-Match", whole.header("ETag"))
                .get(artifact("model/weights.bin"))
                .expect(304);
        put(ana.api(), "model/weights.bin", "changed").expect(200);
        assertThat(ana.api().get(artifact("model/weights.bin")).body()).isEqualTo("changed");
        ana.api().delete(artifact("model/weights.bin")).expect(200);
        assertThat(ana.api().get(artifact("model/weights.bin")).expect(404).text("/error_code"))
                .isEqualTo("RESOURCE_DOES_NOT_EXIST");
    }

    @Test
    void folders_come_first_and_entries_have_their_sizes() {
        for (String path : List.of("b.txt", "model/MLmodel", "model/data/x", "a.txt", "model/data/y z%")) {
            put(ana.api(), path.replace(" ", "%20").replace("%", "%25").replace("%2520", "%20"), "12345")
                    .expect(200);
        }
        JsonNode root = ana.api()
                .get("/api/2.0/mlflow/artifacts/list?run_id=" + run)
                .expect(200)
                .json();
        assertThat(root.at("/root_uri").asString()).isEqualTo("mlflow-artifacts:/mlflow/" + run + "/artifacts");
        assertThat(root.at("/files").valueStream().map(file -> file.path("path").asString()))
                .containsExactly("model", "a.txt", "b.txt");
        assertThat(root.at("/files/0/is_dir").asBoolean()).isTrue();
        assertThat(root.at("/files/1/file_size").asLong()).isEqualTo(5);
        JsonNode below = ana.api()
                .get("/api/2.0/mlflow/artifacts/list?path=model&run_id=" + run)
                .expect(200)
                .json();
        assertThat(below.at("/files")
                        .valueStream()
                        .map(file -> file.path("path").asString()))
                .containsExactly("model/data", "model/MLmodel");
        JsonNode names = ana.api()
                .get(SERVICE + "artifacts?path=mlflow/" + run + "/artifacts/model/data")
                .expect(200)
                .json();
        assertThat(names.at("/files")
                        .valueStream()
                        .map(file -> file.path("path").asString()))
                .containsExactly("x", "y z%");
    }

    @Test
    void a_large_artifact_comes_in_parts_in_any_order() {
        String path = "mlflow/" + run + "/artifacts";
        JsonNode begun = ana.api()
                .post(SERVICE + "mpu/create/" + path, Map.of("path", "/home/ana/big.bin", "num_parts", 3))
                .expect(200)
                .json();
        String upload = begun.at("/upload_id").asString();
        assertThat(ana.api()
                        .post(SERVICE + "mpu/complete/" + path, Map.of("upload_id", upload))
                        .expect(400)
                        .text("/message"))
                .contains("0 of 3");
        for (int number : List.of(3, 1, 2)) {
            JsonNode place = begun.at("/credentials/" + (number - 1));
            assertThat(place.at("/part_number").asInt()).isEqualTo(number);
            assertThat(place.at("/headers/X-Domino-Api-Key").asString()).isEqualTo(ana.key());
            Answer sent = ana.api()
                    .with("Content-Type", "application/octet-stream")
                    .put(place.at("/url").asString().replaceFirst("^https?://[^/]+", ""), "part" + number)
                    .expect(200);
            assertThat(sent.header("ETag")).isNotEmpty();
        }
        Someone.called("bo")
                .api()
                .post(SERVICE + "mpu/complete/" + path, Map.of("upload_id", upload))
                .expect(404);
        ana.api()
                .post(SERVICE + "mpu/complete/" + path, Map.of("upload_id", upload))
                .expect(200);
        assertThat(ana.api().get(artifact("big.bin")).expect(200).body()).isEqualTo("part1part2part3");
        for (String name : List.of("..", ".", "/tmp/..", "a\\b")) {
            ana.api()
                    .post(SERVICE + "mpu/create/" + path, Map.of("path", name, "num_parts", 1))
                    .expect(400);
        }
        ana.api()
                .post(SERVICE + "mpu/complete/" + path, Map.of("upload_id", upload))
                .expect(404);
        String other = ana.api()
                .post(SERVICE + "mpu/create/" + path, Map.of("path", "big.bin", "num_parts", 1))
                .expect(200)
                .text("/upload_id");
        ana.api()
                .post(SERVICE + "mpu/abort/" + path, Map.of("upload_id", other))
                .expect(200);
        ana.api()
                .post(SERVICE + "mpu/complete/" + path, Map.of("upload_id", other))
                .expect(404);
    }

    @Test
    void only_its_user_writes_to_a_run_and_outsiders_know_nothing_of_it() {
        Someone bo = Someone.called("bo");
        put(bo.api(), "x", "1").expect(404);
        Given.withCollaborator(project, bo.id(), "resultsConsumer");
        put(bo.api(), "x", "1").expect(403);
        put(ana.api(), "x", "1").expect(200);
        assertThat(bo.api().get(artifact("x")).expect(200).body()).isEqualTo("1");
        Someone cy = Someone.called("cy");
        Given.withCollaborator(project, cy.id(), "contributor");
        assertThat(put(cy.api(), "x", "2").expect(403).text("/error_code")).isEqualTo("PERMISSION_DENIED");
        Someone.called("outsider").api().get(artifact("x")).expect(404);
        ana.api().post("/api/2.0/mlflow/runs/delete", Map.of("run_id", run)).expect(200);
        put(ana.api(), "x", "3").expect(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlflow/%s/artifacts/../../secrets",
                "mlflow/%s/artifacts/%%2e%%2e/x",
                "mlflow/%s/artifacts/a/%%2e%%2e%%2fx",
                "mlflow/%s/artifacts//x",
                "mlflow/%s/artifacts/a%%00b",
                "mlflow/%s/artifacts/",
                "mlflow/%s",
                "../%s",
                "mlflow/models/%s/artifacts/x",
                "%%2fetc/passwd"
            })
    void a_path_that_leads_elsewhere_is_refused(String path) {
        long before = Server.running().changes();
        for (String method : List.of("GET", "PUT", "DELETE")) {
            Answer refused = ana.api().raw(method, SERVICE + "artifacts/" + path.formatted(run));
            assertThat(refused.status()).isIn(400, 404);
            assertThat(refused.body()).contains("error_code");
        }
        assertThat(Server.running().changes()).isEqualTo(before);
    }

    @Test
    void bytes_of_an_artifact_are_not_collected() {
        put(ana.api(), "kept", "kept " + run).expect(200);
        assertThat(Server.running()
                        .bean(ContentsTable.class)
                        .needed(List.of(Sha256.of(("kept " + run).getBytes(StandardCharsets.UTF_8)))))
                .hasSize(1);
    }

    private Answer put(Api api, String path, String text) {
        return api.with("Content-Type", "application/octet-stream").put(artifact(path), text);
    }

    private String artifact(String path) {
        return SERVICE + "artifacts/mlflow/" + run + "/artifacts/" + path;
    }
}
