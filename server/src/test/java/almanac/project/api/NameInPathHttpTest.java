package almanac.project.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import almanac.contract.Answer;
import almanac.git.api.Git;
import almanac.server.Server;
import almanac.server.Someone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name that is accepted leads back to what it names, in each address that it stands in. */
class NameInPathHttpTest {

    private static final Someone ANA = Someone.called("ana");

    @TempDir
    Path directory;

    @Test
    void a_project_with_any_accepted_character_in_its_name_is_reached_by_its_name() {
        List<String> accepted = new ArrayList<>();
        characters().map(character -> Someone.unique("p") + character + "x").forEach(name -> {
            if (create(ANA, name).status() == 200) {
                accepted.add(name);
                Answer runs = ANA.api().raw("GET", "/v1/projects/%s/%s/runs".formatted(ANA.userName(), encoded(name)));
                assertThat(runs.status()).as("%s: %s", name, runs).isEqualTo(200);
            }
        });
        assertThat(accepted).hasSizeGreaterThan(60).noneMatch(name -> name.matches(".*[%;/\\\\ ].*"));
    }

    @TestFactory
    Stream<DynamicTest> git_reaches_them_as_well() {
        return Stream.of("a+b", "a&b", "a?b", "a#b", "a@b:c", "a.git", ".a", "a..b", "...", "ä", "a|b", "[a]", "a'b\"")
                .map(part -> dynamicTest(part, () -> {
                    String name = part + Someone.unique("x");
                    create(ANA, name).expect(200);
                    new Git(directory)
                            .run(
                                    "ls-remote",
                                    "http://%s:%s@localhost:%d/git/%s/%s.git"
                                            .formatted(
                                                    ANA.userName(),
                                                    ANA.key(),
                                                    Server.running().port(),
                                                    ANA.userName(),
                                                    encoded(name)))
                            .expectDone();
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p%", "a;b", "100%25", "a%2fb", ";", "%"})
    void a_name_that_no_address_can_hold_is_refused_wherever_one_is_given(String name) {
        Someone root = Someone.withRoles("root", List.of("SysAdmin"));
        Answer project = create(ANA, name).expect(400);
        assertThat(project.text("/errors/0")).startsWith("name: ").contains("percent signs, semicolons");
        Answer user = root.api()
                .post("/api/admin/v1/users", Map.of("userName", name, "firstName", "A", "lastName", "B"))
                .expect(400);
        assertThat(user.text("/errors/0")).startsWith("userName: ");
        Answer organization = root.api()
                .post("/api/organizations/v1/organizations", Map.of("name", name, "members", List.of()))
                .expect(400);
        assertThat(organization.text("/errors/0")).startsWith("name: ");
        String source = create(ANA, Someone.unique("source")).expect(200).text("/project/id");
        Answer copy = ANA.api()
                .post(
                        "/api/projects/v1/projects/" + source + "/copy-project",
                        Map.of("copyDatasets", false, "name", name))
                .expect(400);
        assertThat(copy.text("/errors/0")).startsWith("name: ");
    }

    private static Answer create(Someone who, String name) {
        return who.api()
                .post("/api/projects/beta/projects", Map.of("name", name, "description", "", "visibility", "private"));
    }

    /** All of ASCII that can be seen, and some letters, signs and pictures beyond it. */
    private static Stream<String> characters() {
        Stream<String> ascii = IntStream.rangeClosed(' ', '~').mapToObj(Character::toString);
        return Stream.concat(
                ascii, Stream.of("ä", "ß", "ж", "漢", "é", "e\u0301", "€", "🙂", "\u2044", "\uff05", "\uff1b"));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
