package almanac.web;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Someone;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Which part of a list a request asks for, and which parts it cannot ask for. */
class WindowHttpTest {

    private static final String USERS = "/api/users/v1/users";
    private static final String HISTORY = "/api/almanac/v1/history/project/0123456789abcdef01234567";

    private final Api api = Someone.called("ana").api();

    @ParameterizedTest
    @CsvSource({
        "'', 0, 10",
        "?limit=, 0, 10",
        "?offset=&limit=3, 0, 3",
        "?offset=5&limit=10000, 5, 10000",
        "?limit=1&limit=2, 0, 1",
        "?limit=%203, 0, 3"
    })
    void a_request_gets_the_window_that_it_names(String query, int offset, int limit) {
        Answer page = api.get(USERS + query).expect(200);
        assertThat(page.at("/metadata/offset").asInt()).isEqualTo(offset);
        assertThat(page.at("/metadata/limit").asInt()).isEqualTo(limit);
    }

    @ParameterizedTest
    @CsvSource({
        "?offset=-1, offset: must be greater than or equal to 0",
        "?limit=0, limit: must be greater than or equal to 1",
        "?limit=10001, limit: must be less than or equal to 10000",
        "?limit=many, limit: 'many' is not a valid value",
        "?limit=%20, limit: ' ' is not a valid value",
        "?offset=1.5&limit=many, offset: '1.5' is not a valid value",
        "?limit=99999999999, limit: '99999999999' is not a valid value"
    })
    void a_window_that_does_not_exist_is_refused(String query, String sentence) {
        assertThat(errors(USERS + query)).containsExactly(sentence);
    }

    @Test
    void all_that_is_wrong_with_the_parameters_is_named_in_their_order() {
        assertThat(errors(HISTORY + "?limit=0&offset=-1&order=up"))
                .containsExactly(
                        "order: must be asc (oldest first) or desc",
                        "offset: must be greater than or equal to 0",
                        "limit: must be greater than or equal to 1");
    }

    @Test
    void an_operation_can_have_limits_of_its_own() {
        assertThat(errors(HISTORY + "?limit=101")).containsExactly("limit: must be less than or equal to 100");
    }

    private List<String> errors(String path) {
        return api.get(path)
                .expect(400)
                .at("/errors")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
