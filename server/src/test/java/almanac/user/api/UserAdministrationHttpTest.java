package almanac.user.api;

import static almanac.server.Given.administrator;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Someone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UserAdministrationHttpTest {

    private static final String USERS = "/api/admin/v1/users";
    private static final String NOBODY = USERS + "/ffffffffffffffffffffffff";

    @Test
    void an_administrator_makes_accounts() {
        String name = unique("new");
        Answer made = administrator()
                .post(
                        USERS,
                        Map.of(
                                "userName", name,
                                "firstName", "Ada",
                                "lastName", "Byron",
                                "email", "ada@example.org",
                                "roles", List.of("Practitioner", "Librarian")))
                .expect(200);
        assertThat(made.text("/user/userName")).isEqualTo(name);
        assertThat(made.text("/user/fullName")).isEqualTo("Ada Byron");
        assertThat(made.text("/user/email")).isEqualTo("ada@example.org");
        assertThat(texts(made.at("/roles"))).containsExactly("Practitioner", "Librarian");
        assertThat(made.at("/isDisabled").asBoolean()).isFalse();
        assertThat(made.at("/metadata/notices")).isEmpty();
    }

    @Test
    void new_users_are_practitioners_without_an_address() {
        Answer made = administrator().post(USERS, account(unique("plain"))).expect(200);
        assertThat(texts(made.at("/roles"))).containsExactly("Practitioner");
        assertThat(made.at("/user").has("email")).isFalse();
    }

    @Test
    void a_user_name_is_taken_once_whatever_its_letters() {
        String name = unique("Taken");
        administrator().post(USERS, account(name)).expect(200);
        Answer again = administrator()
                .post(USERS, account(name.toUpperCase(Locale.ROOT)))
                .expect(400);
        assertThat(again.text("/errors/0")).contains("taken");
    }

    @Test
    void users_and_organizations_share_their_names() {
        Someone ana = Someone.called("ana");
        administrator().post(USERS, account(anOrganizationOf(ana).name())).expect(400);
    }

    @Test
    void an_account_needs_a_proper_name_and_address() {
        for (String name : List.of("", "two words", "a/b", "back\\slash", "tab\there")) {
            Answer refused = administrator().post(USERS, account(name)).expect(400);
            assertThat(refused.text("/errors/0")).startsWith("userName: ");
        }
        Map<String, Object> wrongAddress =
                Map.of("userName", unique("x"), "firstName", "X", "lastName", "Y", "email", "nowhere");
        assertThat(administrator().post(USERS, wrongAddress).expect(400).text("/errors/0"))
                .startsWith("email: ");
    }

    @Test
    void accounts_are_listed_with_the_disabled_ones() {
        Someone ana = Someone.called("ana");
        administrator().post(USERS + "/" + ana.id() + "/disable").expect(200);
        Answer list = administrator().get(USERS + "?limit=10000").expect(200);
        JsonNode found = list.at("/users")
                .valueStream()
                .filter(account -> account.at("/user/id").asString().equals(ana.id()))
                .findFirst()
                .orElseThrow();
        assertThat(found.path("isDisabled").asBoolean()).isTrue();
        assertThat(list.at("/metadata/totalCount").asInt())
                .isEqualTo(list.at("/users").size());
    }

    @Test
    void a_disabled_user_is_shut_out_until_he_is_enabled() {
        Someone ana = Someone.called("ana");
        Answer disabled =
                administrator().post(USERS + "/" + ana.id() + "/disable").expect(200);
        assertThat(disabled.at("/isDisabled").asBoolean()).isTrue();
        administrator().post(USERS + "/" + ana.id() + "/disable").expect(200);
        ana.api().get("/api/users/v1/self").expect(401);
        administrator().post(USERS + "/" + ana.id() + "/enable").expect(200);
        ana.api().get("/api/users/v1/self").expect(200);
    }

    @Test
    void system_roles_are_replaced_as_a_whole() {
        Someone ana = Someone.called("ana");
        Answer changed = administrator()
                .put(USERS + "/" + ana.id() + "/roles", Map.of("roles", List.of("projectmanager", "LIBRARIAN")))
                .expect(200);
        assertThat(texts(changed.at("/roles"))).containsExactly("ProjectManager", "Librarian");
        assertThat(administrator()
                        .get(USERS + "/" + ana.id())
                        .expect(200)
                        .at("/roles")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void a_new_administrator_is_one_at_once() {
        Someone ana = Someone.called("ana");
        ana.api().get(USERS).expect(403);
        administrator()
                .put(USERS + "/" + ana.id() + "/roles", Map.of("roles", List.of("SysAdmin")))
                .expect(200);
        ana.api().get(USERS).expect(200);
    }

    @Test
    void an_administrator_neither_disables_nor_demotes_himself() {
        Someone chief = Someone.withRoles("chief", List.of("SysAdmin"));
        Answer disabling =
                chief.api().post(USERS + "/" + chief.id() + "/disable").expect(400);
        assertThat(disabling.text("/errors/0")).contains("your own account");
        chief.api()
                .put(USERS + "/" + chief.id() + "/roles", Map.of("roles", List.of("Practitioner")))
                .expect(400);
        chief.api().get(USERS).expect(200);
    }

    @Test
    void nobody_is_not_found() {
        administrator().get(NOBODY).expect(404);
        administrator().post(NOBODY + "/disable").expect(404);
        administrator().post(NOBODY + "/enable").expect(404);
        administrator().put(NOBODY + "/roles", Map.of("roles", List.of())).expect(404);
        administrator().post(NOBODY + "/keys", Map.of("name", "x")).expect(404);
        administrator().delete(NOBODY + "/keys/eeeeeeeeeeeeeeeeeeeeeeee").expect(404);
        administrator().get(NOBODY + "/keys").expect(404);
    }

    private static Map<String, String> account(String userName) {
        return Map.of("userName", userName, "firstName", "A", "lastName", "B");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
