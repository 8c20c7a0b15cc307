package almanac.history.api;

import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.administrator;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameter {@code asOf}, over HTTP. */
class AsOfHttpTest {

    private static final String ACCOUNTS = "/api/admin/v1/users/";
    private static final String SELF = "/api/users/v1/self";

    private final Someone ana = Someone.called("ana");
    private final Someone bo = Someone.called("bo");

    @Test
    void a_project_is_answered_as_it_was_by_position_and_by_time() {
        Project project = aPrivateProjectOf(ana);
        Answer before = ana.api().get(project.path()).expect(200);
        long position = Log.end();
        Instant time = Log.now();
        Given.withCollaborator(project, bo.id(), "contributor");

        for (Object moment : List.of(position, time)) {
            Answer then = ana.api().get(project.path() + "?asOf=" + moment).expect(200);
            assertThat(then.at("/project")).isEqualTo(before.at("/project"));
            assertThat(then.text("/project/ownerUsername")).isEqualTo(ana.userName());
            assertThat(then.header("ETag")).isEqualTo("\"0\"");
        }
        Answer now = ana.api().get(project.path() + "?asOf=" + Log.end()).expect(200);
        assertThat(now.at("/project"))
                .isEqualTo(ana.api().get(project.path()).expect(200).at("/project"));
        assertThat(now.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void results_settings_are_answered_as_they_were() {
        Project project = aPrivateProjectOf(ana);
        String settings = project.betaPath() + "/results-settings";
        Instant time = Log.now();
        ana.api().put(settings, Map.of("branch", "isolated")).expect(200);
        assertThat(ana.api().get(settings + "?asOf=" + time).expect(200).text("/resultsSettings/branch"))
                .isEqualTo("main");
        assertThat(ana.api().get(settings + "?asOf=" + Log.now()).expect(200).text("/resultsSettings/branch"))
                .isEqualTo("isolated");
    }

    @Test
    void an_organization_is_answered_as_it_was() {
        Given.Organization organization = Given.anOrganizationOf(ana);
        Instant time = Log.now();
        ana.api().put(organization.path() + "/user", Given.member(bo, "member")).expect(200);
        Answer then = ana.api().get(organization.path() + "?asOf=" + time).expect(200);
        assertThat(then.at("/org/members")).hasSize(1);
        assertThat(then.header("ETag")).isEqualTo("\"1\"");
        assertThat(ana.api().get(organization.path()).expect(200).at("/org/members"))
                .hasSize(2);
    }

    @Test
    void an_account_is_answered_as_it_was_with_its_names_opened() {
        long position = Log.end();
        administrator()
                .put(ACCOUNTS + bo.id() + "/roles", Map.of("roles", List.of("Librarian")))
                .expect(200);
        Answer then =
                administrator().get(ACCOUNTS + bo.id() + "?asOf=" + position).expect(200);
        assertThat(then.at("/roles/0").asString()).isEqualTo("Practitioner");
        assertThat(then.text("/user/userName")).isEqualTo(bo.userName());
        assertThat(then.text("/user/email")).isEqualTo(bo.userName() + "@example.org");
        assertThat(bo.api().get(SELF + "?asOf=" + position).expect(200).at("/user"))
                .isEqualTo(then.at("/user"));
    }

    @Test
    void before_its_creation_there_is_nothing() {
        long position = Log.end();
        Instant time = Log.now();
        Project project = aPrivateProjectOf(ana);
        for (Object moment : List.of(position, time, 0, "1999-12-31T23:59:59Z")) {
            Answer missing = ana.api().get(project.path() + "?asOf=" + moment).expect(404);
            assertThat(missing.text("/errors/0"))
                    .isEqualTo("Could not find project with ID '%s'".formatted(project.id()));
        }
        ana.api().get(SELF + "?asOf=0").expect(404);
    }

    @Test
    void a_time_to_come_is_now_and_a_position_to_come_is_refused() {
        Project project = aPrivateProjectOf(ana);
        assertThat(ana.api()
                        .get(project.path() + "?asOf=2999-01-01T00:00:00Z")
                        .expect(200)
                        .at("/project"))
                .isEqualTo(ana.api().get(project.path()).expect(200).at("/project"));
        Answer refused =
                ana.api().get(project.path() + "?asOf=999999999999999999").expect(400);
        assertThat(refused.text("/errors/0")).startsWith("There is no position 999999999999999999 yet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "-1", "2026-03-01", "2026-03-01T12:00:00+01:00", "1&asOf=2"})
    void what_is_no_moment_is_refused(String text) {
        Project project = aPrivateProjectOf(ana);
        for (String path : List.of(project.path(), SELF, project.path() + "/goals")) {
            Answer refused = ana.api().get(path + "?asOf=" + text).expect(400);
            assertThat(refused.text("/errors/0")).startsWith("asOf: ");
        }
    }

    @Test
    void a_zone_is_given_with_its_plus_sign_encoded() {
        Project project = aPrivateProjectOf(ana);
        ana.api().get(project.path() + "?asOf=2999-01-01T00:00:00%2B01:00").expect(200);
    }

    @Test
    void the_past_is_open_to_those_who_may_see_the_present() {
        Project project = aPrivateProjectOf(ana);
        Given.withCollaborator(project, bo.id(), "contributor");
        long together = Log.end();
        ana.api().delete(project.path() + "/collaborators/" + bo.id()).expect(200);
        bo.api().get(project.path() + "?asOf=" + together).expect(404);

        Someone newcomer = Someone.called("newcomer");
        Given.withCollaborator(project, newcomer.id(), "resultsConsumer");
        newcomer.api().get(project.path() + "?asOf=" + together).expect(200);
    }

    @Test
    void of_a_searchable_project_outsiders_see_the_summary_of_the_past_too() {
        Project project = Given.aSearchableProjectOf(ana);
        Given.withCollaborator(project, bo.id(), "contributor");
        Someone outsider = Someone.called("outsider");
        Answer then = outsider.api().get(project.path() + "?asOf=" + Log.end()).expect(200);
        assertThat(then.at("/project/collaborators")).isEmpty();
        assertThat(then.header("ETag")).isEmpty();
        outsider.api()
                .get(project.betaPath() + "/results-settings?asOf=" + Log.end())
                .expect(403);
    }

    @Test
    void an_archived_project_has_no_past_for_anybody() {
        Project project = aPrivateProjectOf(ana);
        long position = Log.end();
        ana.api().delete(project.betaPath()).expect(200);
        ana.api().get(project.path() + "?asOf=" + position).expect(404);
        administrator().get(project.path() + "?asOf=" + position).expect(404);
    }

    @Test
    void something_of_another_kind_never_was() {
        administrator()
                .get(ACCOUNTS + aPrivateProjectOf(ana).id() + "?asOf=" + Log.end())
                .expect(404);
    }

    @Test
    void what_answers_a_change_is_what_is_now() {
        Project project = aPrivateProjectOf(ana);
        Answer changed = ana.api()
                .put(
                        project.path() + "/status?asOf=0",
                        Map.of("status", "complete", "isBlocked", false, "completedMessage", "done"))
                .expect(200);
        assertThat(changed.text("/status/completedMessage")).isEqualTo("done");
    }

    @Test
    void who_is_not_logged_in_is_told_that_first() {
        Given.anonymous().get(SELF + "?asOf=nonsense").expect(401);
    }

    @Test
    void head_reads_as_get_does() {
        Project project = aPrivateProjectOf(ana);
        ana.api().send("HEAD", project.path() + "?asOf=0", null).expect(404);
        assertThat(ana.api()
                        .send("HEAD", project.path() + "?asOf=" + Log.end(), null)
                        .expect(200)
                        .header("ETag"))
                .isEqualTo("\"0\"");
    }

    @Test
    void health_is_of_now() {
        Given.anonymous().get("/actuator/health?asOf=0").expect(400);
        Given.anonymous().get("/v3/api-docs?asOf=0").expect(400);
    }
}
