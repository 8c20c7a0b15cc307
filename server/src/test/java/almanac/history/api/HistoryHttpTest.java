package almanac.history.api;

import static almanac.server.Given.aGoalIn;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.administrator;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

class HistoryHttpTest {

    private static final String HISTORY = "/api/almanac/v1/history/";
    private static final String NOTHING = "ffffffffffffffffffffffff";

    private final Someone ana = Someone.called("ana");
    private final Someone bo = Someone.called("bo");

    @Test
    void an_event_is_told_with_who_when_what_before_and_after() {
        Project project = aPrivateProjectOf(ana);
        Given.withCollaborator(project, bo.id(), "contributor");
        Answer request = bo.api()
                .post(project.path() + "/collaborators", Map.of("id", bo.id(), "role", "launcherUser"))
                .expect(200);
        long position = Log.end();

        Answer history = ana.api().get(HISTORY + "projects/" + project.id()).expect(200);

        assertThat(history.at("/entries")).hasSize(3);
        JsonNode entry = history.at("/entries/2");
        assertThat(entry.path("event").asString()).isEqualTo("CollaboratorRoleChanged");
        assertThat(entry.path("words").asString()).isEqualTo("Collaborator role changed");
        assertThat(entry.path("version").asLong()).isEqualTo(2);
        assertThat(entry.path("position").asLong()).isEqualTo(position);
        assertThat(entry.path("at").asString()).endsWith("Z");
        assertThat(entry.at("/actor/id").asString()).isEqualTo(bo.id());
        assertThat(entry.at("/actor/name").asString()).isEqualTo(bo.userName());
        assertThat(entry.propertyNames()).doesNotContain("credential", "requestId");
        JsonNode audited = administrator()
                .get(HISTORY + "projects/" + project.id())
                .expect(200)
                .at("/entries/2");
        assertThat(audited.path("requestId").asString()).isEqualTo(request.text("/metadata/requestId"));
        assertThat(audited.path("credential").asString())
                .isEqualTo(bo.api().get("/api/users/v1/self/keys").expect(200).text("/keys/0/id"));
        assertThat(entry.path("before").propertyNames()).containsExactly("collaborators");
        assertThat(entry.at("/before/collaborators/0/role").asString()).isEqualTo("contributor");
        assertThat(entry.at("/after/collaborators/0/role").asString()).isEqualTo("launcherUser");
    }

    @Test
    void the_first_event_comes_from_nothing_and_members_without_value_are_left_out() {
        Project project = aPrivateProjectOf(ana);
        JsonNode entry =
                ana.api().get(HISTORY + "projects/" + project.id()).expect(200).at("/entries/0");
        assertThat(entry.path("before")).isEmpty();
        assertThat(entry.path("words").asString()).isEqualTo("Project created");
        assertThat(entry.at("/after/visibility").asString()).isEqualTo("private");
        assertThat(entry.at("/after/ownerId").asString()).isEqualTo(ana.id());
        assertThat(entry.path("after").propertyNames())
                .contains("name", "archived")
                .doesNotContain("blockedReason", "joinedOwnerName", "id", "version", "updatedAt");
    }

    @Test
    void what_an_event_takes_away_is_in_before_alone() {
        Project project = aPrivateProjectOf(ana);
        for (Map<String, Object> status : List.<Map<String, Object>>of(
                Map.of("status", "active", "isBlocked", true, "blockedReason", "no data"),
                Map.of("status", "active", "isBlocked", false))) {
            ana.api().put(project.path() + "/status", status).expect(200);
        }
        JsonNode entry =
                ana.api().get(HISTORY + "projects/" + project.id()).expect(200).at("/entries/2");
        assertThat(entry.path("before").propertyNames()).containsExactlyInAnyOrder("blocked", "blockedReason");
        assertThat(entry.path("after").propertyNames()).containsExactly("blocked");
    }

    @Test
    void a_goal_has_a_history_which_outlives_it() {
        Project project = aPrivateProjectOf(ana);
        String goal = aGoalIn(project);
        ana.api().delete(project.path() + "/goals/" + goal).expect(200);
        assertThat(words(ana.api().get(HISTORY + "goals/" + goal))).containsExactly("Goal added", "Goal removed");
        bo.api().get(HISTORY + "goals/" + goal).expect(404);
    }

    @Test
    void an_organization_has_a_history() {
        Given.Organization organization = Given.anOrganizationOf(ana, bo);
        Answer history =
                bo.api().get(HISTORY + "organizations/" + organization.id()).expect(200);
        assertThat(words(history)).containsExactly("Organization created", "Member added", "Member added");
        assertThat(history.text("/entries/2/after/members/1/userId")).isEqualTo(bo.id());
        Someone.called("outsider")
                .api()
                .get(HISTORY + "organizations/" + organization.id())
                .expect(404);
    }

    @Test
    void an_account_has_a_history_with_its_names_opened() {
        Answer history = administrator().get(HISTORY + "users/" + bo.id()).expect(200);
        assertThat(words(history)).containsExactly("User registered", "System role granted");
        assertThat(history.text("/entries/0/after/userName")).isEqualTo(bo.userName());
        assertThat(history.text("/entries/0/after/email")).isEqualTo(bo.userName() + "@example.org");
        assertThat(history.text("/entries/1/after/roles/0")).isEqualTo("Practitioner");
    }

    @Test
    void a_key_has_a_history_for_its_holder_without_its_digest() {
        String key = ana.api().get("/api/users/v1/self/keys").expect(200).text("/keys/0/id");
        Answer history = ana.api().get(HISTORY + "keys/" + key).expect(200);
        assertThat(words(history)).containsExactly("Access key issued");
        assertThat(history.at("/entries/0/after").propertyNames())
                .containsExactlyInAnyOrder("userId", "kind", "name", "revoked");
        assertThat(bo.api().get(HISTORY + "keys/" + key).expect(404).text("/errors/0"))
                .isEqualTo("There is no history of keys with ID '%s'".formatted(key));
        bo.api().get(HISTORY + "users/" + ana.id()).expect(404);
    }

    @Test
    void the_credential_of_a_repository_is_told_to_nobody() {
        String credential = Given.aGitCredentialOf(ana);
        Map<String, Object> repository = Map.of(
                "uri", "https://github.com/example/tools",
                "name", "tools",
                "serviceProvider", "github",
                "defaultRef", Map.of("refType", "branch", "value", "main"),
                "gitCredentialId", credential);
        String id = ana.api()
                .post(
                        "/api/projects/beta/projects",
                        Map.of(
                                "name",
                                Someone.unique("tools"),
                                "description",
                                "",
                                "visibility",
                                "private",
                                "mainRepository",
                                repository))
                .expect(200)
                .text("/project/id");
        assertThat(administrator().get(HISTORY + "projects/" + id).expect(200).body())
                .contains("https://github.com/example/tools")
                .doesNotContain(credential);
    }

    @Test
    void what_nobody_did_was_done_by_the_system() {
        String first = administrator().get("/api/users/v1/self").expect(200).text("/user/id");
        Answer history = administrator().get(HISTORY + "users/" + first).expect(200);
        assertThat(history.text("/entries/0/actor/id")).isEqualTo("system");
        assertThat(history.text("/entries/0/actor/name")).isEqualTo("system");
        assertThat(history.at("/entries/0").has("credential")).isFalse();
    }

    @Test
    void of_an_erased_person_a_label_is_left() {
        Project project = aPrivateProjectOf(ana);
        Given.withCollaborator(project, bo.id(), "contributor");
        JdbcTemplate database = Server.running().database();
        database.update("delete from person where user_id = ?", ana.id());
        // the rest of an erasure, which is made again from the events
        database.update("update access_account set name_key = null where account_id = ?", ana.id());

        Answer history = bo.api().get(HISTORY + "projects/" + project.id()).expect(200);
        assertThat(history.text("/entries/0/actor/name")).isEqualTo("erased-" + ana.id());
        Answer own = administrator().get(HISTORY + "users/" + ana.id()).expect(200);
        assertThat(own.body()).doesNotContain(ana.userName());
        assertThat(own.text("/entries/0/after/firstName")).isEmpty();
        assertThat(bo.api()
                        .get(project.path() + "?asOf=" + Log.end())
                        .expect(200)
                        .text("/project/ownerUsername"))
                .isEqualTo("erased-" + ana.id());
    }

    @Test
    void entries_come_in_pages_oldest_or_newest_first() {
        Project project = aPrivateProjectOf(ana);
        for (int i = 0; i < 4; i++) {
            aChangeOf(project, i);
        }
        String history = HISTORY + "projects/" + project.id();
        assertThat(versions(history)).containsExactly(0, 1, 2, 3, 4);
        assertThat(versions(history + "?offset=1&limit=2")).containsExactly(1, 2);
        assertThat(versions(history + "?offset=3&limit=10")).containsExactly(3, 4);
        assertThat(versions(history + "?offset=5")).isEmpty();
        assertThat(versions(history + "?order=desc&limit=2")).containsExactly(4, 3);
        assertThat(versions(history + "?order=desc&offset=1&limit=3")).containsExactly(3, 2, 1);
        assertThat(versions(history + "?order=desc&offset=4&limit=3")).containsExactly(0);
        assertThat(versions(history + "?order=desc&offset=2147483647")).isEmpty();
        Answer page = ana.api().get(history + "?offset=2147483647").expect(200);
        assertThat(page.at("/metadata/totalCount").asLong()).isEqualTo(5);
        assertThat(page.at("/entries")).isEmpty();
        assertThat(ana.api().get(history + "?offset=2&limit=1").expect(200).at("/entries/0"))
                .isEqualTo(ana.api().get(history).expect(200).at("/entries/2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order=newest", "order=DESC", "limit=101", "limit=0", "offset=-1"})
    void a_page_that_cannot_be_is_refused(String query) {
        Answer refused =
                administrator().get(HISTORY + "users/" + ana.id() + "?" + query).expect(400);
        assertThat(refused.text("/errors/0")).startsWith(query.replaceFirst("=.*", ": "));
    }

    @Test
    void what_is_hidden_is_refused_like_what_never_was() {
        String hidden = aPrivateProjectOf(ana).id();
        for (String part : new String[] {"", "/diff?from=0"}) {
            assertThat(bo.api()
                            .get(HISTORY + "projects/" + hidden + part)
                            .expect(404)
                            .text("/errors/0"))
                    .isEqualTo("There is no history of projects with ID '%s'".formatted(hidden));
            assertThat(bo.api()
                            .get(HISTORY + "projects/" + NOTHING + part)
                            .expect(404)
                            .text("/errors/0"))
                    .isEqualTo("There is no history of projects with ID '%s'".formatted(NOTHING));
        }
        administrator().get(HISTORY + "nothings/" + hidden).expect(404);
        administrator().get(HISTORY + "goals/" + hidden).expect(404);
        administrator().get(HISTORY + "projects/anything").expect(404);
    }

    @Test
    void a_collaborator_who_is_gone_sees_no_history() {
        Project project = aPrivateProjectOf(ana);
        Given.withCollaborator(project, bo.id(), "contributor");
        ana.api().delete(project.path() + "/collaborators/" + bo.id()).expect(200);
        bo.api().get(HISTORY + "projects/" + project.id()).expect(404);
    }

    @Test
    void auditors_and_administrators_see_every_history_of_archived_things_too() {
        Project project = Given.anArchivedProjectOf(ana);
        Someone auditor = Someone.withRoles("auditor", List.of("Auditor"));
        for (Answer history : List.of(
                auditor.api().get(HISTORY + "projects/" + project.id()),
                administrator().get(HISTORY + "projects/" + project.id()))) {
            assertThat(words(history)).containsExactly("Project created", "Project archived");
        }
        auditor.api().get(HISTORY + "users/" + ana.id()).expect(200);
        ana.api().get(HISTORY + "projects/" + project.id()).expect(404);
    }

    private void aChangeOf(Project project, int number) {
        ana.api()
                .put(project.betaPath() + "/results-settings", Map.of("branch", number % 2 == 0 ? "isolated" : "main"))
                .expect(200);
    }

    private List<Integer> versions(String path) {
        return ana.api()
                .get(path)
                .expect(200)
                .at("/entries")
                .valueStream()
                .map(entry -> entry.path("version").asInt())
                .toList();
    }

    private static List<String> words(Answer history) {
        return history.expect(200)
                .at("/entries")
                .valueStream()
                .map(entry -> entry.path("words").asString())
                .toList();
    }
}
