package almanac.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.contract.ResponseCheck.Exchange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseCheckTest {

    private static final String ID = "6530b3d45f1c9a2e8f4c0d1a";
    private static final String PROJECT = "/api/projects/v1/projects/" + ID;
    private static final String METADATA = """
            {"requestId":"6f2b1a70-3c55-4d0a-9a53-0d4a3b1f2c11","notices":[]}""";
    private static final String PAGED_METADATA = """
            {"requestId":"6f2b1a70-3c55-4d0a-9a53-0d4a3b1f2c11","notices":[],"offset":0,"limit":10,"totalCount":1,\
            "pagination":{"offset":0,"limit":10,"totalCount":1}}""";
    private static final String A_PROJECT = """
            {"project":{"id":"%s","name":"churn","description":"","ownerId":"%s","ownerUsername":"ana",\
            "visibility":"private","collaborators":[{"id":"%s","role":"contributor"}],"internalTags":["restricted"]},\
            "metadata":%s}""".formatted(ID, ID, ID, METADATA);
    private static final String A_TIER_PAGE = """
            {"hardwareTiers":[],"metadata":%s}""".formatted(PAGED_METADATA);
    private static final String A_GOAL = """
            {"goal":{"id":"%s","projectId":"%s","creatorId":"%s","title":"t","isComplete":false,\
            "createdAt":"2026-01-31T23:59:59.120Z"},"metadata":%s}""".formatted(ID, ID, ID, METADATA);
    private static final String A_FAILURE = """
            {"requestId":"6f2b1a70-3c55-4d0a-9a53-0d4a3b1f2c11","errors":["no"]}""";

    private final ResponseCheck check =
            new ResponseCheck(Contract.domino(), Extensions.of("member ProjectV1.stars # liked\nstatus 412 # stale\n"));

    @Test
    void good_answers_pass() {
        assertThat(project(A_PROJECT)).isEmpty();
        assertThat(tiers(A_TIER_PAGE)).isEmpty();
        assertThat(goal(A_GOAL)).isEmpty();
        assertThat(failure(404, A_FAILURE)).isEmpty();
        assertThat(failure(400, A_FAILURE)).isEmpty();
        assertThat(failure(400, "{\"message\":\"Json validation error\"}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "ownerUsername":"ana",           |                          | $.project.ownerUsername: required, but absent
                    "name":"churn"                   | "name":7                 | $.project.name: expected a string, found 7
                    "internalTags":["restricted"]    | "internalTags":"x"       | $.project.internalTags: expected an array, found "x"
                    ["restricted"]                   | [true]                   | $.project.internalTags[0]: expected a string, found true
                    "visibility":"private"           | "visibility":"Private"   | $.project.visibility: expected one of [public, searchable, private], found "Private"
                    "role":"contributor"             | "role":"owner"           | $.project.collaborators[0].role: expected one of
                    "description":""                 | "description":null       | $.project.description: expected a string, found null
                    "internalTags"                   | "stars":null,"internalTags" | $.project.stars: null
                    "internalTags"                   | "likes":1,"internalTags" | $.project.likes: not declared in ProjectV1
                    "id":"6530b3d45f1c9a2e8f4c0d1a","name" | "id":"653","name"  | $.project.id: expected a domino-id, found "653"
                    "requestId":"6f2b1a70-           | "requestId":"            | $.metadata.requestId: expected a uuid
                    "notices":[]                     | "notices":{}             | $.metadata.notices: expected an array, found {}
                    "description":""                 | "name":"twice"           | not readable as JSON: Duplicate Object property "name"
                    """)
    void a_broken_rule_is_reported_with_its_path(String good, String bad, String violation) {
        assertThat(A_PROJECT).contains(good);
        String body = A_PROJECT.replace(good, bad == null ? "" : bad);
        assertThat(project(body)).anySatisfy(found -> assertThat(found).startsWith(violation));
    }

    @Test
    void a_member_in_the_allow_list_passes() {
        assertThat(project(A_PROJECT.replace("\"name\"", "\"stars\":3,\"name\"")))
                .isEmpty();
    }

    @Test
    void all_violations_come_at_once() {
        assertThat(project(A_PROJECT.replace("\"churn\"", "7").replace("\"private\"", "8")))
                .hasSize(2);
        assertThat(project("{}")).hasSize(2);
        assertThat(project("[]")).containsExactly("$: expected an object, found []");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59Z",
        "2026-01-31T23:59:59.120456Z",
        "2026-01-31T23:59:59.120+00:00",
        "2026-02-31T00:00:00.000Z"
    })
    void a_date_has_milliseconds_and_a_z(String date) {
        assertThat(goal(A_GOAL.replace("2026-01-31T23:59:59.120Z", date)))
                .containsExactly("$.goal.createdAt: expected a date-time, found \"" + date + "\"");
    }

    @Test
    void numbers_and_booleans_have_their_types() {
        assertThat(goal(A_GOAL.replace("false", "\"false\"")))
                .containsExactly("$.goal.isComplete: expected a boolean, found \"false\"");
        assertThat(tiers(A_TIER_PAGE.replace("\"limit\":10", "\"limit\":10.5")))
                .containsExactly(
                        "$.metadata.limit: expected an integer, found 10.5",
                        "$.metadata.pagination.limit: expected an integer, found 10.5");
    }

    @Test
    void flat_and_nested_paging_agree() {
        assertThat(tiers(A_TIER_PAGE.replace("{\"offset\":0", "{\"offset\":5")))
                .containsExactly("$.metadata.offset: 0, but pagination.offset is 5");
        assertThat(tiers(A_TIER_PAGE.replace(",\"totalCount\":1", "")))
                .containsExactly("$.metadata.totalCount: always sent, but absent");
        assertThat(models("\"pagination\":{\"nextPageToken\":\"b\"},\"nextPageToken\":\"a\""))
                .containsExactly("$.metadata.nextPageToken: \"a\", but pagination.nextPageToken is \"b\"");
        assertThat(models("\"pagination\":{}")).isEmpty();
    }

    @Test
    void a_status_must_be_declared() {
        assertThat(failure(409, A_FAILURE))
                .singleElement()
                .asString()
                .startsWith("status 409 is not declared for getProjectById");
        assertThat(failure(412, A_FAILURE)).isEmpty();
        assertThat(failure(412, "{}")).hasSize(2);
    }

    @Test
    void no_body_where_none_is_declared() {
        String path = "/api/registeredmodels/v1/access/" + ID;
        assertThat(violations("POST", path, 204, "")).isEmpty();
        assertThat(violations("POST", path, 204, "{}")).containsExactly("a body where none is declared");
    }

    @Test
    void a_bad_request_has_one_of_two_bodies() {
        assertThat(failure(400, "{\"error\":\"no\"}")).isNotEmpty();
        assertThat(failure(404, "{\"message\":\"no\"}")).isNotEmpty();
        assertThat(failure(401, "")).containsExactly("expected JSON, found no body");
        assertThat(check.violations(new Exchange("GET", PROJECT, 400, "text/html", "<html>")))
                .containsExactly("expected JSON, found content type 'text/html'");
    }

    @Test
    void operations_that_list_success_only_fail_like_the_others() {
        assertThat(violations("GET", "/api/cost/v1/asset?window=x", 400, A_FAILURE))
                .isEmpty();
        assertThat(violations("GET", "/api/cost/v1/asset?window=x", 400, "{}")).isNotEmpty();
    }

    @Test
    void a_bare_list_and_a_file_are_bodies_too() {
        assertThat(violations("GET", "/api/datasource/v1/audit", 200, "[]")).isEmpty();
        assertThat(violations("GET", "/api/datasource/v1/audit", 200, "[{}]")).isNotEmpty();
        assertThat(violations("GET", PROJECT + "/files/0a/a/b.txt/content", 200, "any text"))
                .isEmpty();
    }

    @Test
    void paths_of_our_own_fail_alike_and_send_no_null() {
        assertThat(violations("GET", "/api/admin/v1/exports", 200, "{\"items\":[{\"a\":1}]}"))
                .isEmpty();
        assertThat(violations("GET", "/api/admin/v1/exports", 200, "{\"items\":[{\"a\":null}]}"))
                .containsExactly("$.items[0].a: null");
        assertThat(violations("GET", "/api/admin/v1/exports", 403, A_FAILURE)).isEmpty();
        assertThat(violations("GET", "/api/admin/v1/exports", 403, "{\"status\":403}"))
                .isNotEmpty();
        assertThat(violations("PUT", "/api/users/v1/self", 404, A_FAILURE)).isEmpty();
    }

    @Test
    void the_check_fails_with_every_violation() {
        assertThatCode(() -> check.check(exchange("GET", PROJECT, 200, A_PROJECT)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check.check(exchange("GET", PROJECT, 200, "{}")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("GET " + PROJECT + " -> 200", "$.project: required", "$.metadata: required");
    }

    private List<String> project(String body) {
        return violations("GET", PROJECT, 200, body);
    }

    private List<String> goal(String body) {
        return violations("POST", PROJECT + "/goals", 200, body);
    }

    private List<String> tiers(String body) {
        return violations("GET", "/api/hardwaretiers/v1/hardwaretiers", 200, body);
    }

    private List<String> models(String paging) {
        String metadata = METADATA.replace("\"notices\":[]", "\"notices\":[]," + paging);
        return violations("GET", "/api/registeredmodels/v1", 200, "{\"items\":[],\"metadata\":" + metadata + "}");
    }

    private List<String> failure(int status, String body) {
        return violations("GET", PROJECT, status, body);
    }

    private List<String> violations(String method, String path, int status, String body) {
        return check.violations(exchange(method, path, status, body));
    }

    private static Exchange exchange(String method, String path, int status, String body) {
        return new Exchange(method, path, status, "application/json", body);
    }
}
