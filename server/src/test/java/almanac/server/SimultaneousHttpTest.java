package almanac.server;

import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Given.member;
import static almanac.server.Simultaneous.atOnce;
import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Organization;
import almanac.server.Given.Project;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many people doing the same thing at the same moment. */
class SimultaneousHttpTest {

    private static final int CLIENTS = 16;
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");

    @Test
    void one_of_many_gets_the_name_of_a_project() {
        Map<String, String> body = Map.of("name", unique("wanted"), "description", "", "visibility", "private");
        List<Answer> answers = atOnce(CLIENTS, n -> ana.api().post("/api/projects/beta/projects", body));
        assertThat(statuses(answers)).containsOnly(200, 400).containsOnlyOnce(200);
        assertThat(answers.stream().filter(answer -> answer.status() == 400))
                .allSatisfy(refused -> assertThat(refused.text("/errors/0")).startsWith("name: "));
        assertThat(Server.running()
                        .database()
                        .queryForObject(
                                "select count(*) from project_row where name = ?", Integer.class, body.get("name")))
                .isEqualTo(1);
    }

    @Test
    void many_add_the_same_collaborator_once() {
        Project project = aPrivateProjectOf(ana);
        List<Answer> answers = atOnce(
                CLIENTS,
                n -> ana.api().post(project.path() + "/collaborators", Map.of("id", ben.id(), "role", "contributor")));
        assertThat(statuses(answers)).containsOnly(200);
        assertThat(ana.api().get(project.path()).expect(200).at("/project/collaborators"))
                .hasSize(1);
    }

    @Test
    void one_of_two_organizations_gets_a_name() {
        for (int round = 0; round < 8; round++) {
            String name = unique("wanted");
            List<Answer> answers = atOnce(
                    2,
                    n -> (n == 0 ? ana : ben)
                            .api()
                            .post("/api/organizations/v1/organizations", Map.of("name", name, "members", List.of())));
            assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 400);
        }
    }

    @Test
    void one_of_many_gets_the_name_of_a_user() {
        String name = unique("wanted");
        List<Answer> answers = atOnce(
                CLIENTS,
                n -> Given.administrator()
                        .post("/api/admin/v1/users", Map.of("userName", name, "firstName", "N" + n, "lastName", "L")));
        assertThat(statuses(answers)).containsOnly(200, 400).containsOnlyOnce(200);
    }

    @Test
    void goals_of_many_are_all_kept() {
        Project project = aPrivateProjectOf(ana);
        List<Answer> answers =
                atOnce(CLIENTS, n -> ana.api().post(project.path() + "/goals", Map.of("title", "goal " + n)));
        assertThat(statuses(answers)).containsOnly(200);
        assertThat(ana.api().get(project.path() + "/goals").expect(200).at("/goals"))
                .hasSize(CLIENTS);
    }

    @Test
    void repositories_of_many_are_all_kept() {
        Project project = aPrivateProjectOf(ana);
        List<Answer> answers = atOnce(
                CLIENTS,
                n -> ana.api()
                        .post(project.path() + "/repositories", Map.of("uri", "https://github.com/example/r" + n)));
        assertThat(statuses(answers)).containsOnly(200);
        assertThat(ana.api()
                        .get(project.path() + "/repositories?limit=1")
                        .expect(200)
                        .at("/metadata/totalCount")
                        .asLong())
                .isEqualTo(CLIENTS);
    }

    @Test
    void of_two_last_admins_who_leave_together_one_stays() {
        for (int round = 0; round < 8; round++) {
            Organization organization = anOrganizationOf(ana);
            ana.api().put(organization.path() + "/user", member(ben, "admin")).expect(200);
            List<Answer> answers = atOnce(2, n -> {
                Someone leaving = n == 0 ? ana : ben;
                return leaving.api().delete(organization.path() + "/user?memberToRemoveId=" + leaving.id());
            });
            assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 400);
        }
    }

    @Test
    void one_of_many_who_saw_the_same_version_changes_it() {
        Project project = aPrivateProjectOf(ana);
        String seen = ana.api().get(project.path()).expect(200).header("ETag");
        List<Answer> answers = atOnce(
                CLIENTS,
                n -> ana.api()
                        .with("If-Match", seen)
                        .put(
                                project.path() + "/status",
                                Map.of("status", "active", "isBlocked", true, "blockedReason", "reason " + n)));
        assertThat(statuses(answers)).containsOnly(200, 412).containsOnlyOnce(200);
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }
}
