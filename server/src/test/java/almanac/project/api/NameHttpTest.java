package almanac.project.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Someone;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names end up in paths and addresses in configurations: what could be mistaken there is refused at once. */
class NameHttpTest {

    private final Someone ana = Someone.called("ana");

    @ParameterizedTest
    @ValueSource(
            strings = {".", "..", "a b", "a\u00a0b", "a\u2003b", "a\u200bb", "a\u0001b", "a\u2028b", "a/b", "a\\b", ""})
    void a_project_name_is_visible_and_no_path(String name) {
        Answer refused = ana.api()
                .post("/api/projects/beta/projects", Map.of("name", name, "description", "", "visibility", "private"))
                .expect(400);
        assertThat(refused.body()).contains("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../../etc", "", "a b"})
    void a_repository_name_is_visible_and_no_path(String name) {
        addRepository(Map.of("uri", "https://github.com/example/tools", "name", name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/..",
                "https://h//",
                "https://h/.git",
                "ssh://-oProxyCommand=evil/x",
                "https://user:pa/ss@h/x",
                "https://user@h/x",
                "ssh://user:password@h/x",
                "ssh://u:1234/x@h/p",
                "-oProxyCommand@h:x",
                "file:///etc/passwd",
                "ext::sh -c evil",
                "git@h:"
            })
    void an_address_names_a_repository_and_holds_no_credential(String uri) {
        addRepository(Map.of("uri", uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/example/tools.git",
                "http://localhost:3000/a/tools",
                "ssh://git@github.com/example/tools.git",
                "ssh://git@github.com:2222/example/tools",
                "https://[2001:db8::1]/example/tools.git",
                "https://gitlab.m\u00fcller.example/a/tools",
                "git@github.com:example/tools.git"
            })
    void addresses_in_use_are_accepted(String uri) {
        Given.Project project = Given.aPrivateProjectOf(ana);
        Answer added = ana.api()
                .post(project.path() + "/repositories", Map.of("uri", uri))
                .expect(200);
        assertThat(added.text("/repository/name")).isEqualTo("tools");
    }

    private void addRepository(Map<String, String> repository) {
        Given.Project project = Given.aPrivateProjectOf(ana);
        ana.api().post(project.path() + "/repositories", repository).expect(400);
    }
}
