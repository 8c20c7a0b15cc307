package almanac.web;

import static almanac.server.Given.aGoalIn;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Given.member;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Organization;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all operations have in common: conditions, request ids, ids in paths, methods. */
class RequestHttpTest {

    private static final Map<String, Object> ACTIVE = Map.of("status", "active", "isBlocked", false);
    private static final Map<String, Object> BLOCKED = Map.of("status", "active", "isBlocked", true);
    private final Someone ana = Someone.called("ana");

    @Test
    void a_tag_follows_the_version() {
        Project project = aPrivateProjectOf(ana);
        Answer first = ana.api().get(project.path()).expect(200);
        assertThat(first.header("ETag")).matches("\"\\d+\"");
        assertThat(ana.api().get(project.path()).expect(200).header("ETag")).isEqualTo(first.header("ETag"));
        Answer changed = ana.api().put(project.path() + "/status", BLOCKED).expect(200);
        assertThat(changed.header("ETag")).matches("\"\\d+\"").isNotEqualTo(first.header("ETag"));
        assertThat(ana.api().get(project.path()).expect(200).header("ETag")).isEqualTo(changed.header("ETag"));
    }

    @Test
    void a_change_of_what_has_changed_since_is_refused() {
        Project project = aPrivateProjectOf(ana);
        String seen = ana.api().get(project.path()).expect(200).header("ETag");
        ana.api()
                .with("If-Match", seen)
                .put(project.path() + "/status", BLOCKED)
                .expect(200);
        Answer refused = ana.api()
                .with("If-Match", seen)
                .put(project.path() + "/status", ACTIVE)
                .expect(412);
        assertThat(refused.text("/errors/0")).contains("version");
        ana.api().with("If-Match", seen).delete(project.betaPath()).expect(412);
        ana.api().get(project.path()).expect(200);
    }

    @Test
    void without_a_condition_nothing_is_compared() {
        Project project = aPrivateProjectOf(ana);
        ana.api().put(project.path() + "/status", BLOCKED).expect(200);
        ana.api().put(project.path() + "/status", ACTIVE).expect(200);
        ana.api().with("If-Match", "*").put(project.path() + "/status", BLOCKED).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "garbage", "\"-1\"", "\"99999999999999999999\"", "\"\"", "1.5"})
    void a_condition_that_this_server_never_gave_is_not_met(String condition) {
        Project project = aPrivateProjectOf(ana);
        ana.api()
                .with("If-Match", condition)
                .put(project.path() + "/status", BLOCKED)
                .expect(412);
        Answer unchanged = ana.api().put(project.path() + "/status", ACTIVE).expect(200);
        assertThat(unchanged.at("/status/isBlocked").asBoolean()).isFalse();
    }

    @Test
    void a_change_that_changes_nothing_has_to_meet_its_condition_too() {
        Project project = aPrivateProjectOf(ana);
        String seen = ana.api().get(project.path()).expect(200).header("ETag");
        ana.api().put(project.path() + "/status", BLOCKED).expect(200);
        ana.api()
                .with("If-Match", seen)
                .put(project.path() + "/status", BLOCKED)
                .expect(412);
    }

    @Test
    void goals_and_organizations_have_versions_of_their_own() {
        String goal = aGoalPath(aPrivateProjectOf(ana));
        String seen =
                ana.api().patch(goal, Map.of("isComplete", true)).expect(200).header("ETag");
        ana.api()
                .with("If-Match", seen)
                .patch(goal, Map.of("isComplete", false))
                .expect(200);
        ana.api().with("If-Match", seen).patch(goal, Map.of("isComplete", true)).expect(412);
        ana.api().with("If-Match", seen).delete(goal).expect(412);

        Organization organization = anOrganizationOf(ana);
        String read = ana.api().get(organization.path()).expect(200).header("ETag");
        Someone ben = Someone.called("ben");
        ana.api()
                .with("If-Match", read)
                .put(organization.path() + "/user", member(ben, "member"))
                .expect(200);
        ana.api()
                .with("If-Match", read)
                .delete(organization.path() + "/user?memberToRemoveId=" + ben.id())
                .expect(412);
    }

    @Test
    void a_request_keeps_the_id_it_came_with_if_that_is_a_uuid() {
        String id = UUID.randomUUID().toString();
        Answer answered =
                ana.api().with("X-Request-Id", id).get("/api/users/v1/self").expect(200);
        assertThat(answered.text("/metadata/requestId")).isEqualTo(id);
        assertThat(answered.header("X-Request-Id")).isEqualTo(id);
        Answer refused = ana.api()
                .with("X-Request-Id", id)
                .get("/api/projects/v1/projects/ffffffffffffffffffffffff")
                .expect(404);
        assertThat(refused.text("/requestId")).isEqualTo(id);
    }

    @Test
    void any_other_request_id_is_replaced() {
        Answer answered = ana.api()
                .with("X-Request-Id", "my-own-id")
                .get("/api/users/v1/self")
                .expect(200);
        assertThat(UUID.fromString(answered.text("/metadata/requestId"))).isNotNull();
        assertThat(answered.header("X-Request-Id")).isEqualTo(answered.text("/metadata/requestId"));
        Answer next = ana.api().get("/api/users/v1/self").expect(200);
        assertThat(next.text("/metadata/requestId")).isNotEqualTo(answered.text("/metadata/requestId"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "FFFFFFFFFFFFFFFFFFFFFFFF", "fffffffffffffffffffffff", "gggggggggggggggggggggggg", "a.b"})
    void an_id_of_another_form_is_said_to_be_one(String id) {
        String project = aPrivateProjectOf(ana).path();
        String nothing = "/ffffffffffffffffffffffff";
        for (String path : List.of(
                "GET /api/projects/v1/projects/" + id,
                "DELETE /api/projects/beta/projects/" + id,
                "GET /api/projects/beta/projects/" + id + "/results-settings",
                "GET /api/projects/v1/projects/" + id + "/goals",
                "DELETE " + project + "/goals/" + id,
                "DELETE " + project + "/repositories/" + id,
                "DELETE " + project + "/collaborators/" + id,
                "GET /api/organizations/v1/organizations/" + id,
                "DELETE /api/organizations/v1/organizations" + nothing + "/user?memberToRemoveId=" + id,
                "GET /api/users/beta/credentials/" + id,
                "GET /api/admin/v1/users/" + id,
                "DELETE /api/users/v1/self/keys/" + id)) {
            String[] words = path.split(" ", -1);
            Answer refused = ana.api().send(words[0], words[1], null).expect(400);
            assertThat(refused.text("/errors/0")).as(path).contains(id + " is not a valid ID");
        }
    }

    @Test
    void an_id_of_another_form_in_a_body_is_said_to_be_one() {
        Answer refused = ana.api()
                .post(aPrivateProjectOf(ana).path() + "/collaborators", Map.of("id", "x1", "role", "contributor"))
                .expect(400);
        assertThat(refused.text("/message"))
                .startsWith("Json validation error: ")
                .contains("x1 is not a valid ID");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/projects/beta/projects",
        "DELETE, /api/projects/beta/projects",
        "POST, /api/users/v1/self",
        "PATCH, /api/users/v1/users",
        "PUT, /api/projects/v1/projects/ffffffffffffffffffffffff",
        "POST, /api/projects/v1/projects/ffffffffffffffffffffffff/status",
        "GET, /api/projects/v1/projects/ffffffffffffffffffffffff/status",
        "GET, /api/no/such/path",
        "POST, /api",
    })
    void what_is_not_listed_is_not_found(String method, String path) {
        Answer missing =
                ana.api().send(method, path, method.equals("GET") ? null : "{}").expect(404);
        assertThat(missing.at("/errors")).hasSize(1);
        assertThat(missing.text("/requestId")).isNotEmpty();
    }

    private static String aGoalPath(Project project) {
        return project.path() + "/goals/" + aGoalIn(project);
    }
}
