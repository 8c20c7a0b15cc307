package almanac.project.api;

import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.aRepositoryIn;
import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryHttpTest {

    private final Someone ana = Someone.called("ana");
    private final Project project = aPrivateProjectOf(ana);
    private final String repositories = project.path() + "/repositories";

    @Test
    void a_repository_is_kept_as_it_is_described() {
        Answer added = ana.api()
                .post(
                        repositories,
                        Map.of(
                                "uri",
                                "https://git.example.org/team/tools.git",
                                "name",
                                "our-tools",
                                "serviceProvider",
                                "GithubEnterprise",
                                "defaultRef",
                                Map.of("refType", "TAG", "value", "v1")))
                .expect(200);
        assertThat(added.text("/repository/uri")).isEqualTo("https://git.example.org/team/tools.git");
        assertThat(added.text("/repository/name")).isEqualTo("our-tools");
        assertThat(added.text("/repository/serviceProvider")).isEqualTo("githubEnterprise");
        assertThat(added.text("/repository/defaultRef/refType")).isEqualTo("tag");
        assertThat(added.text("/repository/defaultRef/value")).isEqualTo("v1");
        assertThat(ana.api().get(repositories).expect(200).at("/repositories/0"))
                .isEqualTo(added.at("/repository"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/team/one.git, one, github",
        "https://gitlab.com/team/sub/two, two, gitLab",
        "https://bitbucket.org/team/three/, three, bitbucket",
        "http://git.example.org:8443/four.git, four, unknown",
        "ssh://git@github.com/team/five.git, five, github",
        "git@github.com:team/six.git, six, github",
    })
    void name_and_provider_are_told_from_the_address(String uri, String name, String provider) {
        Answer added = ana.api().post(repositories, Map.of("uri", uri)).expect(200);
        assertThat(added.text("/repository/uri")).isEqualTo(uri);
        assertThat(added.text("/repository/name")).isEqualTo(name);
        assertThat(added.text("/repository/serviceProvider")).isEqualTo(provider);
        assertThat(added.text("/repository/defaultRef/refType")).isEqualTo("head");
        assertThat(added.at("/repository/defaultRef").has("value")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ana:secret@github.com/team/one.git",
                "https://token@github.com/team/one.git",
                "ssh://git:secret@github.com/team/one.git",
                "ftp://github.com/team/one.git",
                "file:///etc/passwd",
                "github.com/team/one",
                "https://github.com",
                "",
            })
    void an_address_with_a_password_or_of_another_kind_is_refused(String uri) {
        Answer refused = ana.api().post(repositories, Map.of("uri", uri)).expect(400);
        assertThat(refused.text("/errors/0")).startsWith("uri: ").doesNotContain("secret");
        assertThat(ana.api().get(repositories).expect(200).at("/repositories")).isEmpty();
    }

    @Test
    void a_branch_needs_a_name() {
        Answer refused = ana.api()
                .post(
                        repositories,
                        Map.of("uri", "https://github.com/team/x", "defaultRef", Map.of("refType", "branch")))
                .expect(400);
        assertThat(refused.text("/errors/0")).startsWith("defaultRef.value: ");
    }

    @Test
    void the_same_address_is_imported_once() {
        String uri = "https://github.com/team/" + unique("twice");
        String first =
                ana.api().post(repositories, Map.of("uri", uri)).expect(200).text("/repository/id");
        Answer refused = ana.api()
                .post(repositories, Map.of("uri", uri, "name", "other"))
                .expect(400);
        assertThat(refused.text("/errors/0")).startsWith("uri: ").contains(uri);
        ana.api().delete(repositories + "/" + first).expect(200);
        ana.api().post(repositories, Map.of("uri", uri)).expect(200);
    }

    @Test
    void repositories_come_in_pages() {
        List<String> added = List.of(aRepositoryIn(project), aRepositoryIn(project), aRepositoryIn(project));
        Answer page = ana.api().get(repositories + "?offset=1&limit=1").expect(200);
        assertThat(page.text("/repositories/0/id")).isEqualTo(added.get(1));
        assertThat(page.at("/repositories")).hasSize(1);
        assertThat(page.at("/metadata/totalCount").asInt()).isEqualTo(3);
        assertThat(page.at("/metadata/pagination/offset").asInt()).isEqualTo(1);
        assertThat(ana.api().get(repositories + "?offset=7").expect(200).at("/repositories"))
                .isEmpty();
    }

    @Test
    void a_removed_repository_is_gone() {
        String repository = repositories + "/" + aRepositoryIn(project);
        assertThat(ana.api().delete(repository).expect(200).at("/success").asBoolean())
                .isTrue();
        assertThat(ana.api().get(repositories).expect(200).at("/repositories")).isEmpty();
        ana.api().delete(repository).expect(404);
        ana.api().delete(repositories + "/ffffffffffffffffffffffff").expect(404);
    }
}
