package almanac.web;

import static almanac.server.Given.aDatasetOf;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.administrator;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Dataset;
import almanac.server.Server;
import almanac.server.Someone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and parameters that cannot be understood: refused with a failure body, and nothing changes. */
class MalformedRequestHttpTest {

    private static final String ORGANIZATIONS = "/api/organizations/v1/organizations";
    private long before;

    @BeforeEach
    void count_events() {
        before = Server.running().events();
    }

    @AfterEach
    void nothing_has_changed() {
        assertThat(Server.running().events()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "offset=2147483648, offset",
        "offset=-1, offset",
        "offset=-2147483649, offset",
        "offset=many, offset",
        "offset=1.5, offset",
        "offset=99999999999999999999999, offset",
        "limit=0, limit",
        "limit=-1, limit",
        "limit=2147483648, limit",
        "limit=10001, limit",
        "limit=all, limit",
        "limit=1%00, limit",
    })
    void a_page_that_cannot_be_is_refused(String query, String parameter) {
        for (String path : new String[] {
            "/api/projects/beta/projects",
            ORGANIZATIONS,
            ORGANIZATIONS + "/all",
            "/api/users/v1/users",
            "/api/admin/v1/users",
            "/api/audittrail/v1/auditevents",
            "/api/datasource/v1/datasources",
            "/api/datasetrw/v1/datasets",
            "/api/datasetrw/v2/datasets",
            "/api/environments/beta/environments",
            "/api/hardwaretiers/v1/hardwaretiers",
        }) {
            Answer refused = administrator().get(path + "?" + query).expect(400);
            assertThat(refused.text("/errors/0")).as(path).contains(parameter);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/datasetrw/v1/datasets/no-id",
        "DELETE, /api/datasetrw/v1/datasets/no-id/tags/gold",
        "DELETE, /api/projects/v1/projects/no-id/shared-datasets/no-id",
        "GET, /api/environments/v1/environments/no-id",
        "DELETE, /api/environments/v1/environments/no-id",
    })
    void what_is_no_id_is_refused(String method, String path) {
        assertThat(administrator().raw(method, path).expect(400).text("/errors/0"))
                .contains("no-id");
    }

    @Test
    void a_page_of_snapshots_that_cannot_be_is_refused() {
        Dataset dataset = aDatasetOf(Someone.called("ana"));
        before = Server.running().events();
        for (String query : new String[] {"offset=-1", "limit=0"}) {
            Answer refused =
                    administrator().get(dataset.path() + "/snapshots?" + query).expect(400);
            assertThat(refused.text("/errors/0")).contains(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void a_page_of_repositories_that_cannot_be_is_refused() {
        Someone ana = Someone.called("ana");
        String repositories = aPrivateProjectOf(ana).path() + "/repositories";
        before = Server.running().events();
        assertThat(ana.api()
                        .get(repositories + "?offset=2147483648")
                        .expect(400)
                        .text("/errors/0"))
                .contains("offset");
        assertThat(ana.api().get(repositories + "?limit=0").expect(400).text("/errors/0"))
                .contains("limit");
    }

    @ParameterizedTest
    @CsvSource({
        "offset=2147483648, offset",
        "limit=0, limit",
        "sortBy=colour, sortBy",
        "statusFilter=sleeping, statusFilter",
        "ascending=perhaps, ascending",
        "showArchived=2, showArchived",
        "tagFilter=a%00b, ",
        "projectId=me, projectId",
    })
    void a_page_of_jobs_that_cannot_be_is_refused(String query, @Nullable String parameter) {
        Someone ana = Someone.called("ana");
        String jobs = "/api/jobs/beta/jobs?" + query + "&projectId="
                + aPrivateProjectOf(ana).id();
        before = Server.running().events();
        Answer refused = ana.api().raw("GET", jobs).expect(400);
        assertThat(refused.text("/errors/0")).contains(parameter == null ? "" : parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "%ff", "%c3%28", "%zz", "%", "%ed%a0%80"})
    void a_parameter_that_is_no_text_is_refused(String value) {
        for (String path : new String[] {ORGANIZATIONS, ORGANIZATIONS + "/all"}) {
            Answer refused = administrator().raw("GET", path + "?nameFilter=" + value);
            refused.expect(400);
            assertThat(refused.at("/errors")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "%ff", "%zz", "%", "a%2Fb", "..%2f", "a;b", "a%5Cb", "[", "a|b", "a%0Ab"})
    void a_path_that_is_no_text_is_refused(String part) {
        for (String method : new String[] {"GET", "DELETE"}) {
            Answer refused = administrator().raw(method, "/api/projects/v1/projects/" + part);
            assertThat(refused.status()).as("%s", refused).isIn(400, 404);
            assertThat(refused.at("/errors")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api//users/v1/self, path: has two slashes in a row",
        "//api/users/v1/self, path: has two slashes in a row",
        "/api/users/v1%2Fself, path: has an escaped slash",
        "/api/projects/v1/projects/a;b, path: has a semicolon",
        "/api/projects/v1/projects/a%25b, path: has an escaped percent sign",
        "/api/projects/v1/projects/a%2Eb, path: has an escaped dot",
        "/api/projects/v1/projects/a%0Ab, request: has characters",
    })
    void a_path_that_is_refused_says_what_is_wrong_with_it(String path, String reason) {
        assertThat(administrator().raw("GET", path).expect(400).text("/errors/0"))
                .startsWith(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%zz", "%ff"})
    void a_member_to_remove_that_is_no_text_is_refused(String value) {
        administrator()
                .raw("DELETE", ORGANIZATIONS + "/ffffffffffffffffffffffff/user?memberToRemoveId=" + value)
                .expect(400);
    }

    @Test
    void a_path_without_end_is_refused() {
        Answer refused = administrator().raw("GET", "/api/projects/v1/projects/" + "a".repeat(50_000));
        assertThat(refused.status()).isIn(400, 414);
    }

    @Test
    void a_long_parameter_is_a_name_that_nothing_has() {
        Answer answer = administrator()
                .get(ORGANIZATIONS + "?nameFilter=" + "x".repeat(5_000))
                .expect(200);
        assertThat(answer.at("/orgs")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "BREW"})
    void methods_that_nobody_asked_for_are_not_found(String method) {
        Answer answer = administrator().raw(method, "/api/users/v1/self");
        assertThat(answer.status()).as("%s", answer).isIn(400, 404);
    }
}
