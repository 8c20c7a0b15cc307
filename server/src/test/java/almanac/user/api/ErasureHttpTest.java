package almanac.user.api;

import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.aTokenOf;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Given.withCollaborator;
import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.person.PersonVault;
import almanac.server.Given;
import almanac.server.Given.Organization;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.EncryptedText;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left of a person who was erased: his id. */
class ErasureHttpTest {

    private static final String USERS = "/api/admin/v1/users";
    private static final String NOBODY = "ffffffffffffffffffffffff";

    private final Server server = Server.running();
    private final Someone cleo = Someone.called("cleo");
    private final Someone ozy = Someone.withRoles("ozymandias", List.of("Practitioner", "Librarian"));

    @Test
    void nothing_in_the_database_says_who_he_was() {
        withCollaborator(aPrivateProjectOf(cleo), ozy.id(), "contributor");
        anOrganizationOf(cleo, ozy);
        aTokenOf(ozy);
        assertThat(server.kept(ozy.userName())).isNotEmpty();
        long people = people();

        assertThat(erase(ozy).expect(200).at("/success").asBoolean()).isTrue();

        assertThat(server.kept(ozy.userName())).isEmpty();
        assertThat(people()).isEqualTo(people - 1);
        assertThat(cleo.api().get("/api/users/v1/self").expect(200).text("/user/email"))
                .isEqualTo(cleo.userName() + "@example.org");
    }

    @Test
    void no_answer_says_who_he_was() {
        Project project = withCollaborator(aPrivateProjectOf(cleo), ozy.id(), "contributor");
        Organization organization = anOrganizationOf(cleo, ozy);
        erase(ozy).expect(200);

        Answer account = account(ozy).expect(200);
        assertThat(account.text("/user/userName")).isEqualTo("erased-" + ozy.id());
        for (String name : List.of("firstName", "lastName", "fullName")) {
            assertThat(account.text("/user/" + name)).isEmpty();
        }
        assertThat(account.at("/user").has("email")).isFalse();
        assertThat(account.at("/isDisabled").asBoolean()).isTrue();
        assertThat(account.at("/roles")).isEmpty();

        Answer shown = cleo.api().get(project.path()).expect(200);
        assertThat(shown.text("/project/collaborators/0/id")).isEqualTo(ozy.id());
        Answer members = cleo.api().get(organization.path()).expect(200);
        assertThat(members.text("/org/members/1/userId")).isEqualTo(ozy.id());
        Answer users = cleo.api().get("/api/users/v1/users?limit=10000").expect(200);
        assertThat(users.body()).doesNotContain(ozy.id());
        Answer accounts = administrator().get(USERS + "?limit=10000").expect(200);
        assertThat(accounts.body()).contains("erased-" + ozy.id());
        assertThat(Stream.of(account, shown, members, users, accounts).map(Answer::body))
                .noneMatch(body -> body.contains(ozy.userName()));
    }

    @Test
    void a_copy_taken_before_cannot_be_read_any_more() {
        PersonVault vault = server.bean(PersonVault.class);
        UserId user = new UserId(ozy.id());
        List<EncryptedText> copy = server.database().queryForList("""
                        select value from domain_event, json_each_text(payload)
                        where aggregate_identifier = ? and payload_type like '%UserRegistered' and key <> 'user'
                        union all
                        select unnest(array[user_name, first_name, last_name, email]) from user_row where id = ?""", String.class, ozy.id(), ozy.id()).stream()
                .map(EncryptedText::new)
                .toList();
        assertThat(copy).hasSize(8);
        assertThat(copy).map(vault.person(user)::open).allMatch(clear -> clear.contains(ozy.userName()));

        erase(ozy).expect(200);

        assertThat(copy).map(vault.person(user)::open).allMatch(String::isEmpty);
        assertThat(vault.person(user).isErased()).isTrue();
    }

    @Test
    void his_credentials_are_worth_nothing() {
        String token = aTokenOf(ozy);
        erase(ozy).expect(200);
        ozy.api().get("/api/users/v1/self").expect(401);
        Given.anonymous().withBearer(token).get("/api/users/v1/self").expect(401);
    }

    @Test
    void his_name_is_free_for_another() {
        erase(ozy).expect(200);
        Map<String, String> body = Map.of("userName", ozy.userName(), "firstName", "Another", "lastName", "One");
        Answer another = administrator().post(USERS, body).expect(200);
        assertThat(another.text("/user/id")).isNotEqualTo(ozy.id());
        String path = USERS + "/" + another.text("/user/id") + "/keys";
        String key = administrator().post(path, Map.of("name", "x")).expect(200).text("/secret");
        assertThat(Given.anonymous()
                        .withKey(key)
                        .get("/api/users/v1/self")
                        .expect(200)
                        .text("/user/userName"))
                .isEqualTo(ozy.userName());
        assertThat(account(ozy).expect(200).text("/user/userName")).isEqualTo("erased-" + ozy.id());
    }

    @Test
    void it_is_recorded_that_it_happened_and_who_asked() {
        Someone chief = Someone.withRoles("chief", List.of("SysAdmin"));
        chief.api().delete(path(ozy)).expect(200);
        Map<String, Object> event = server.database().queryForMap("""
                        select payload::text as payload, meta_data ->> 'userId' as actor from domain_event
                        where aggregate_identifier = ? and payload_type like '%UserErased'""", ozy.id());
        assertThat(event)
                .containsEntry("payload", "{\"user\":\"%s\"}".formatted(ozy.id()))
                .containsEntry("actor", chief.id());
    }

    @Test
    void an_administrator_is_erased_by_another_and_not_by_himself() {
        Someone chief = Someone.withRoles("chief", List.of("SysAdmin"));
        long before = server.changes();
        assertThat(chief.api().delete(path(chief)).expect(400).text("/errors/0"))
                .contains("your own account");
        assertThat(server.changes()).isEqualTo(before);
        erase(chief).expect(200);
    }

    @Test
    void a_disabled_user_is_erased_too() {
        administrator().post(USERS + "/" + ozy.id() + "/disable").expect(200);
        erase(ozy).expect(200);
    }

    @Test
    void who_was_erased_is_found_by_no_command() {
        Project project = aPrivateProjectOf(cleo);
        Organization organization = anOrganizationOf(cleo, ozy);
        erase(ozy).expect(200);
        long before = server.changes();

        erase(ozy).expect(404);
        String account = USERS + "/" + ozy.id();
        administrator().post(account + "/enable").expect(404);
        administrator().post(account + "/disable").expect(404);
        administrator().put(account + "/roles", Map.of("roles", List.of())).expect(404);
        administrator().post(account + "/keys", Map.of("name", "x")).expect(404);
        cleo.api()
                .post(project.path() + "/collaborators", Map.of("id", ozy.id(), "role", "contributor"))
                .expect(404);
        cleo.api()
                .put(organization.path() + "/user", Given.member(ozy, "admin"))
                .expect(404);
        administrator()
                .put("/api/admin/v1/projects/" + project.id() + "/owner", Map.of("ownerId", ozy.id()))
                .expect(404);
        administrator()
                .post(
                        "/api/projects/beta/projects",
                        Map.of("name", unique("x"), "description", "", "visibility", "private", "ownerId", ozy.id()))
                .expect(404);
        assertThat(server.changes()).isEqualTo(before);
    }

    @Test
    void an_erased_member_can_be_removed_and_is_no_admin_to_rely_on() {
        Organization organization = anOrganizationOf(cleo, ozy);
        cleo.api()
                .put(organization.path() + "/user", Given.member(ozy, "admin"))
                .expect(200);
        erase(ozy).expect(200);
        String member = organization.path() + "/user?memberToRemoveId=";
        cleo.api().delete(member + cleo.id()).expect(400);
        cleo.api().delete(member + ozy.id()).expect(200);
    }

    @Test
    void nobody_is_not_found() {
        administrator().delete("/api/admin/v1/subjects/" + NOBODY).expect(404);
        administrator().delete("/api/admin/v1/subjects/ozy").expect(400);
    }

    private static Answer erase(Someone who) {
        return administrator().delete(path(who));
    }

    private static String path(Someone who) {
        return "/api/admin/v1/subjects/" + who.id();
    }

    private static Answer account(Someone who) {
        return administrator().get(USERS + "/" + who.id());
    }

    private long people() {
        return server.database()
                .queryForList("select count(*) from person", Long.class)
                .getFirst();
    }
}
