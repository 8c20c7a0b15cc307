package almanac.dataset.api;

import static almanac.dataset.api.GivenFiles.aDatasetOf;
import static almanac.dataset.api.GivenFiles.paths;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.dataset.api.GivenFiles.Dataset;
import almanac.server.Server;
import almanac.server.Someone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a path says, it is refused with what is wrong with it or names a file of the dataset. */
class PathAttackHttpTest {

    private static final Someone MALLORY = Someone.called("mallory");

    private final Dataset dataset = aDatasetOf(MALLORY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                ..                                 | leads elsewhere
                ../../../secrets.key               | leads elsewhere
                a/../../b                          | leads elsewhere
                a/./b                              | leads elsewhere
                %2e%2e/secrets.key                 | leads elsewhere
                %2E%2e%2fsecrets.key               | leads elsewhere
                a%2f..%2fb                         | leads elsewhere
                //etc/passwd                       | begins with a slash
                %2f%2fetc/passwd                   | begins with a slash
                a//b                               | empty name
                a/                                 | empty name
                a%0ab                              | control character
                a%7f                               | control character
                a%c2%85                            | control character
                a%ef%bf%bf                         | control character
                """)
    void a_path_that_leads_elsewhere_is_refused_with_what_is_wrong(String path, String reason) {
        for (String method : new String[] {"PUT", "GET", "DELETE"}) {
            Answer answer = MALLORY.api().raw(method, dataset.file(path)).expect(400);
            assertThat(answer.text("/errors/0")).startsWith("path: ").contains(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%ff",
                "%c0%ae%c0%ae/secrets.key",
                "a%00",
                "%00",
                "a%5c..%5cb",
                "a\\b",
                "a%zz",
                "a%",
                "a b",
                "../../../../../../../../etc/passwd"
            })
    void what_no_path_can_have_is_refused_before(String path) {
        long before = Server.running().changes();
        MALLORY.api().raw("PUT", dataset.file(path)).expect(400);
        assertThat(Server.running().changes()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%252e%252e%252fb", "..%252f", "...", ";/..;x", "a;x=..", "%2e%2e;"})
    void what_is_decoded_once_only_is_a_name(String path) {
        MALLORY.api().raw("PUT", dataset.file(path)).expect(200);
        MALLORY.api().raw("GET", dataset.file(path)).expect(200);
        assertThat(paths(MALLORY.api().get(dataset.files()))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/projects%2fbeta/projects",
                "/api/users/v1/self;a",
                "/api/users/v1/%2e%2e/v1/self",
                "//version"
            })
    void elsewhere_such_paths_are_refused_as_ever(String path) {
        MALLORY.api().raw("GET", path).expect(400);
    }
}
