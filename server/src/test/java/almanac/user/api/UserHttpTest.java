package almanac.user.api;

import static almanac.server.Given.administrator;
import static almanac.server.Given.anOrganizationOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Organization;
import almanac.server.Someone;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UserHttpTest {

    private static final String USERS = "/api/users/v1/users";
    private final Someone ana = Someone.called("ana");

    @Test
    void everybody_is_shown_to_himself() {
        Answer self = ana.api().get("/api/users/v1/self").expect(200);
        assertThat(self.text("/user/id")).isEqualTo(ana.id());
        assertThat(self.text("/user/userName")).isEqualTo(ana.userName());
        assertThat(self.text("/user/firstName")).isEqualTo("First-" + ana.userName());
        assertThat(self.text("/user/lastName")).isEqualTo("Last-" + ana.userName());
        assertThat(self.text("/user/fullName")).isEqualTo("First-%1$s Last-%1$s", ana.userName());
        assertThat(self.text("/user/email")).isEqualTo(ana.userName() + "@example.org");
        assertThat(self.at("/user/avatarUrl").isString()).isTrue();
        assertThat(self.at("/metadata/notices")).isEmpty();
    }

    @Test
    void users_are_listed_by_user_name() {
        Someone ben = Someone.called("zzz-ben");
        Someone amy = Someone.called("zzz-amy");
        assertThat(userNames(everyone())).containsSubsequence(amy.userName(), ben.userName());
    }

    @Test
    void user_names_are_sorted_by_their_characters() {
        assertThat(userNames(everyone())).isSorted();
    }

    @Test
    void pages_are_counted_in_both_places() {
        Answer page = ana.api().get(USERS + "?offset=1&limit=1").expect(200);
        assertThat(page.at("/users")).hasSize(1);
        for (String place : List.of("/metadata", "/metadata/pagination")) {
            assertThat(page.at(place + "/offset").asInt()).isEqualTo(1);
            assertThat(page.at(place + "/limit").asInt()).isEqualTo(1);
            assertThat(page.at(place + "/totalCount").asInt()).isGreaterThan(1);
        }
    }

    @Test
    void ten_are_shown_unless_something_else_is_asked_for() {
        Answer page = ana.api().get(USERS).expect(200);
        assertThat(page.at("/metadata/offset").asInt()).isZero();
        assertThat(page.at("/metadata/limit").asInt()).isEqualTo(10);
    }

    @Test
    void past_the_end_there_is_nobody() {
        Answer page = ana.api().get(USERS + "?offset=2147483647&limit=10000").expect(200);
        assertThat(page.at("/users")).isEmpty();
        assertThat(page.at("/metadata/totalCount").asInt()).isPositive();
    }

    @Test
    void organizations_are_not_among_the_users() {
        Organization organization = anOrganizationOf(ana);
        assertThat(everyone().valueStream().map(user -> user.path("id").asString()))
                .contains(ana.id())
                .doesNotContain(organization.id());
    }

    @Test
    void disabled_users_are_not_among_the_users() {
        Someone gone = Someone.called("gone");
        administrator().post("/api/admin/v1/users/" + gone.id() + "/disable").expect(200);
        assertThat(userNames(everyone())).contains(ana.userName()).doesNotContain(gone.userName());
    }

    @Test
    void git_credentials_are_a_list() {
        Answer own = ana.api().get("/api/users/beta/credentials/" + ana.id()).expect(200);
        assertThat(own.at("/credentials").isArray()).isTrue();
    }

    @Test
    void git_credentials_of_somebody_else_are_refused() {
        Someone ben = Someone.called("ben");
        ben.api().get("/api/users/beta/credentials/" + ana.id()).expect(403);
        administrator().get("/api/users/beta/credentials/" + ana.id()).expect(200);
    }

    @Test
    void git_credentials_of_nobody_are_not_found() {
        String nobody = "ffffffffffffffffffffffff";
        Answer missing =
                administrator().get("/api/users/beta/credentials/" + nobody).expect(404);
        assertThat(missing.text("/errors/0")).isEqualTo("Could not find user with ID '%s'", nobody);
    }

    private JsonNode everyone() {
        return ana.api().get(USERS + "?limit=10000").expect(200).at("/users");
    }

    private static List<String> userNames(JsonNode users) {
        return users.valueStream().map(user -> user.path("userName").asString()).toList();
    }
}
