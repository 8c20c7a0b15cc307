package almanac.project.api;

import static almanac.server.Given.aPrivateProjectOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientVariableHttpTest {

    private final Someone ana = Someone.called("ana");
    private final Project project = aPrivateProjectOf(ana);
    private final String path = "/v4/projects/" + project.id() + "/environmentVariables";

    @Test
    void variables_are_told_by_name_with_their_last_values() {
        set("REGION", "north").expect(200);
        set("LEVEL", "1").expect(200);
        Answer again = set("LEVEL", "it's \"3\"\n").expect(200);
        assertThat(again.text("/value")).isEqualTo("it's \"3\"\n");
        Answer all = ana.api().get(path).expect(200);
        assertThat(all.json()).hasSize(2);
        assertThat(all.text("/0/name")).isEqualTo("LEVEL");
        assertThat(all.text("/0/value")).isEqualTo("it's \"3\"\n");
        assertThat(all.text("/1/value")).isEqualTo("north");
    }

    @Test
    void one_that_is_removed_is_gone() {
        set("LEVEL", "1").expect(200);
        ana.api().delete(path + "/LEVEL").expect(200);
        assertThat(ana.api().get(path).expect(200).json()).isEmpty();
        ana.api().delete(path + "/LEVEL").expect(404);
    }

    @Test
    void a_value_lies_nowhere_in_clear() {
        String secret = "open-sesame-" + project.id();
        set("TOKEN", secret).expect(200);
        assertThat(Server.running().kept(secret)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1ST", "A-B", "A B", "PATH", "DOMINO_RUN_ID", "MLFLOW_TRACKING_URI"})
    void a_name_that_no_variable_of_a_project_can_have_is_refused(String name) {
        assertThat(set(name, "1").expect(400).body()).contains("name");
        assertThat(ana.api().get(path).expect(200).json()).isEmpty();
    }

    @Test
    void a_copy_of_the_project_has_none() {
        set("TOKEN", "secret").expect(200);
        String copy = ana.api()
                .post("/v4/projects/" + project.id() + "/fork", Map.of("name", Someone.unique("fork")))
                .expect(200)
                .text("/id");
        assertThat(ana.api()
                        .get("/v4/projects/" + copy + "/environmentVariables")
                        .expect(200)
                        .json())
                .isEmpty();
    }

    private Answer set(String name, String value) {
        return ana.api().post(path, Map.of("name", name, "value", value));
    }
}
