package almanac.modelapi.api;

import static almanac.server.Given.aPrivateProjectOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.modelapi.api.ServedModels.ModelApi;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is let into one model API, and what its instances get, on a server that runs none. */
class ModelApiSharingHttpTest {

    private final Someone ana = Someone.called("ana");
    private final Someone bo = Someone.called("bo");
    private final ModelApi api = ServedModels.aModelApiIn(aPrivateProjectOf(ana), true);
    private final String collaborators = api.path() + "/collaborators";
    private final String variables = api.path() + "/environmentVariables";

    private void share(String role) {
        Answer shared = ana.api()
                .post(collaborators, Map.of("collaborator", "UserRef(" + bo.id() + ")", "role", role))
                .expect(201);
        assertThat(shared.text("/collaborator")).isEqualTo("UserRef(" + bo.id() + ")");
        assertThat(shared.text("/role")).isEqualTo(role);
    }

    @Test
    void a_viewer_sees_and_asks_and_an_editor_changes_without_a_role_in_the_project() {
        bo.api().get(api.path()).expect(404);
        share("Viewer");
        assertThat(bo.api().get(api.path()).expect(200).text("/collaborators/1/role"))
                .isEqualTo("Viewer");
        assertThat(bo.api().get(ServedModels.PATH).expect(200).text("/items/0/id"))
                .isEqualTo(api.id());
        bo.api().post(api.predictions(), Map.of("parameters", Map.of("x", 1))).expect(200);
        bo.api().get(api.project().path()).expect(404);
        bo.api().put(api.path(), ServedModels.aChange(api)).expect(403);
        bo.api().post(api.path() + "/accessTokens", Map.of("name", "mine")).expect(403);
        share("Editor");
        bo.api().put(api.path(), ServedModels.aChange(api)).expect(200);
        bo.api().post(api.path() + "/accessTokens", Map.of("name", "mine")).expect(201);
        bo.api()
                .post(api.path() + "/versions", ServedModels.aVersionBody(api.project()))
                .expect(404);
        ana.api().delete(collaborators + "/" + bo.id()).expect(204);
        bo.api().get(api.path()).expect(404);
        assertThat(bo.api().get(ServedModels.PATH).expect(200).body())
                .as("others are those of public projects")
                .doesNotContain(api.id());
    }

    @Test
    void a_collaborator_is_a_user_besides_the_publisher() {
        assertThat(ana.api().get(collaborators).expect(200).text("/0/role")).isEqualTo("Owner");
        ana.api()
                .post(collaborators, Map.of("collaborator", ana.id(), "role", "Editor"))
                .expect(400);
        ana.api()
                .post(collaborators, Map.of("collaborator", "ffffffffffffffffffffffff", "role", "Editor"))
                .expect(404);
        ana.api()
                .post(collaborators, Map.of("collaborator", "OrganizationRef(1)", "role", "Editor"))
                .expect(400);
        ana.api()
                .post(collaborators, Map.of("collaborator", bo.id(), "role", "King"))
                .expect(400);
        ana.api()
                .put(collaborators + "/" + bo.id(), Map.of("collaborator", bo.id(), "role", "Editor"))
                .expect(404);
        ana.api().get(collaborators + "/" + bo.id()).expect(404);
        ana.api().delete(collaborators + "/" + bo.id()).expect(404);
        share("Viewer");
        assertThat(ana.api()
                        .put(collaborators + "/" + bo.id(), Map.of("collaborator", bo.id(), "role", "Editor"))
                        .expect(200)
                        .text("/role"))
                .isEqualTo("Editor");
        assertThat(ana.api().get(collaborators + "/" + bo.id()).expect(200).text("/role"))
                .isEqualTo("Editor");
        ana.api()
                .put(collaborators + "/" + bo.id(), Map.of("collaborator", ana.id(), "role", "Editor"))
                .expect(400);
    }

    @Test
    void variables_are_changed_and_their_values_shown_to_no_reader() {
        assertThat(ana.api().get(variables).expect(200).json()).isEmpty();
        Answer set = ana.api().put(variables, ServedModels.someVariables()).expect(200);
        assertThat(set.text("/0/key")).isEqualTo("GREETING");
        assertThat(set.body()).doesNotContain("secret");
        ana.api().delete(variables + "/DB").expect(204);
        ana.api().delete(variables + "/DB").expect(404);
        assertThat(ana.api().get(variables).expect(200).json()).hasSize(1);
        assertThat(Server.running().kept("a greeting that is secret")).isEmpty();
        ana.api()
                .put(variables, Map.of("environmentVariables", List.of(Map.of("key", "1A", "value", ""))))
                .expect(400);
        assertThat(ana.api()
                        .put(variables, Map.of("environmentVariables", List.of()))
                        .expect(200)
                        .json())
                .isEmpty();
        assertThat(ana.api().get(api.path() + "/volumes").expect(200).json()).isEmpty();
    }

    @Test
    void a_version_without_instances_has_no_log_and_calls_are_recorded_in_no_dataset() {
        String versions = api.path() + "/versions";
        assertThat(ana.api()
                        .get(versions + "/" + api.version() + "/deploymentLogs")
                        .expect(200)
                        .at("/logs"))
                .isEmpty();
        ana.api().get(versions + "/" + api.version() + "/exportLogs").expect(501);
        Map<String, Object> recorded = ServedModels.aVersionBody(api.project());
        recorded.put("predictionDatasetResourceId", "ffffffffffffffffffffffff");
        assertThat(ana.api().post(versions, recorded).expect(400).body()).contains("log of the instance");
    }
}
