package almanac.experiment.api;

import static almanac.experiment.api.TrackingRequests.API;
import static almanac.experiment.api.TrackingRequests.aRunIn;
import static almanac.experiment.api.TrackingRequests.anExperimentIn;
import static almanac.experiment.api.TrackingRequests.putArtifact;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ways in which files of other servers of this API were read and written, each by the number that it is known by. */
class KnownAttackHttpTest {

    private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);
    private final Api api = ana.api().with("X-Domino-Project-Id", project.id());
    private final String run = aRunIn(anExperimentIn(project), ana);
    private final String model = Someone.unique("churn");

    private void assertNoVersionOf(List<String> sources) {
        api.post(API + "registered-models/create", Map.of("name", model)).expect(200);
        putArtifact(ana, run, "x", "1");
        long before = Server.running().changes();
        for (String source : sources) {
            for (Map<String, String> body : List.of(
                    Map.of("name", model, "source", source, "run_id", run), Map.of("name", model, "source", source))) {
                assertThat(api.post(API + "model-versions/create", body)
                                .expect(400)
                                .text("/error_code"))
                        .as(source)
                        .isEqualTo("INVALID_PARAMETER_VALUE");
            }
        }
        assertThat(Server.running().changes()).isEqualTo(before);
    }

    @Test
    @DisplayName("CVE-2023-1177: a version whose source is a folder of the server")
    void a_folder_of_the_server_is_no_source() {
        assertNoVersionOf(List.of("file:///etc/", "/etc/", "file://localhost/etc", "FILE:/etc", "./etc"));
        assertThat(api.get("/model-versions/get-artifact?path=passwd&version=1&name=" + model)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("CVE-2023-3765: absolute paths of the artifact service")
    void an_absolute_path_is_no_artifact() {
        long before = Server.running().changes();
        for (String path : List.of(
                "/etc/passwd",
                "//etc/passwd",
                "%2fetc%2fpasswd",
                "C:/Windows/win.ini",
                "C:%5CWindows%5Cwin.ini",
                "mlflow/" + run + "/artifacts//etc/passwd",
                "mlflow/" + run + "/artifacts/%2fetc%2fpasswd",
                "mlflow/" + run + "/artifacts/C:%5CWindows")) {
            for (String method : List.of("GET", "PUT", "DELETE")) {
                Answer refused = api.raw(method, ARTIFACTS + path);
                assertThat(refused.status()).as(method + " " + path).isIn(400, 404);
            }
        }
        api.get("/api/2.0/mlflow-artifacts/artifacts?path=/etc").expect(400);
        assertThat(Server.running().changes()).isEqualTo(before);
    }

    @Test
    @DisplayName("CVE-2024-1483: a fragment in the location of an experiment, or in a source")
    void a_fragment_leads_nowhere() {
        String experiment = api.post(
                        API + "experiments/create",
                        Map.of(
                                "name",
                                Someone.unique("experiment"),
                                "artifact_location",
                                "http:///#/../../../../../../../../etc/"))
                .expect(200)
                .text("/experiment_id");
        assertThat(api.get(API + "experiments/get?experiment_id=" + experiment).text("/experiment/artifact_location"))
                .isEqualTo("mlflow-artifacts:/mlflow");
        assertThat(api.post(API + "runs/create", Map.of("experiment_id", experiment))
                        .expect(200)
                        .text("/run/info/artifact_uri"))
                .startsWith("mlflow-artifacts:/mlflow/")
                .doesNotContain("etc");
        assertNoVersionOf(List.of(
                "http:///#/../../../../etc/",
                "runs:/" + run + "/x#/../../../../etc/",
                "mlflow-artifacts:/mlflow/" + run + "/artifacts/x#/../../../../etc/"));
    }

    @Test
    @DisplayName("CVE-2024-1558: a source whose query, or whose encoded part, leads elsewhere")
    void a_query_leads_nowhere() {
        assertNoVersionOf(List.of(
                "//proc/self/root?/../../etc",
                "runs:/" + run + "/x?/../../../../etc",
                "mlflow-artifacts:/mlflow/" + run + "/artifacts/x?/../../../etc/",
                "mlflow-artifacts:/mlflow/" + run + "/artifacts/%2e%2e/%2e%2e/etc",
                "mlflow-artifacts:/mlflow/" + run + "/artifacts/..%5c..%5cetc",
                "mlflow-artifacts:/mlflow/" + run + "/artifacts/../../etc"));
    }
}
