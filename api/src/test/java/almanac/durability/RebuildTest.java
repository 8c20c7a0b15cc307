package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.support.Given;
import almanac.support.Server;
import almanac.support.Someone;
import almanac.support.projection.Rebuild;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rows can be thrown away: the events hold all that matters. */
class RebuildTest {

    private final Server server = Server.running();

    @Test
    void rows_made_again_from_the_first_event_on_are_the_same_to_the_byte() {
        leaveEventsOfEveryType();
        TableDump live = TableDump.of(server.database());

        long folded = server.bean(Rebuild.class).run();

        assertThat(folded).isEqualTo(server.events());
        assertThat(TableDump.of(server.database())).isEqualTo(live);
        assertThat(live.lines().keySet()).containsAll(Set.of("access_account", "project_row", "goal_row", "user_row"));
        assertThat(live.lines()).allSatisfy((table, lines) -> assertThat(lines).isNotEmpty());
    }

    private void leaveEventsOfEveryType() {
        Someone ana = Someone.withRoles("ana", List.of("Practitioner", "SysAdmin"));
        Someone bo = Someone.called("bo");
        Given.administrator().put("/api/admin/v1/users/" + bo.id() + "/roles", Map.of("roles", List.of("Librarian")));
        Given.administrator()
                .post("/api/admin/v1/users/" + bo.id() + "/disable")
                .expect(200);
        Given.administrator().post("/api/admin/v1/users/" + bo.id() + "/enable").expect(200);
        Given.aTokenOf(bo);
        Given.Organization organization = Given.anOrganizationOf(ana, bo);
        ana.api().put(organization.path() + "/user", Given.member(bo, "admin")).expect(200);
        ana.api()
                .delete(organization.path() + "/user?memberToRemoveId=" + bo.id())
                .expect(200);
        Given.anArchivedProjectOf(ana);
        Given.withCollaborator(Given.aPrivateProjectOf(ana), organization.id(), "resultsConsumer");
        leaveProjectEvents(ana, bo);
        leaveFullProject(ana);
    }

    private static void leaveProjectEvents(Someone ana, Someone bo) {
        Given.Project project = Given.aPublicProjectOf(ana);
        Given.withCollaborator(project, bo.id(), "contributor");
        Given.withCollaborator(project, bo.id(), "launcherUser");
        bo.api().delete(project.path() + "/collaborators/" + bo.id()).expect(200);
        String repository = Given.aRepositoryIn(project);
        ana.api().delete(project.path() + "/repositories/" + repository).expect(200);
        Given.aRepositoryIn(project);
        String goal = project.path() + "/goals/" + Given.aGoalIn(project);
        ana.api().patch(goal, Map.of("isComplete", true)).expect(200);
        ana.api().patch(goal, Map.of("isComplete", false)).expect(200);
        ana.api().delete(goal).expect(200);
        for (Map<String, Object> status : List.<Map<String, Object>>of(
                Map.of("status", "active", "isBlocked", true, "blockedReason", "no data"),
                Map.of("status", "active", "isBlocked", false),
                Map.of("status", "complete", "isBlocked", false, "completedMessage", "done"),
                Map.of("status", "active", "isBlocked", false))) {
            ana.api().put(project.path() + "/status", status).expect(200);
        }
        ana.api()
                .put(project.betaPath() + "/results-settings", Map.of("branch", "isolated"))
                .expect(200);
    }

    private static void leaveFullProject(Someone ana) {
        ana.api()
                .post(
                        "/api/projects/beta/projects",
                        Map.of(
                                "name",
                                Someone.unique("full"),
                                "description",
                                "all members given",
                                "visibility",
                                "searchable",
                                "isRestricted",
                                true,
                                "mainRepository",
                                Map.of("uri", "https://github.com/almanac/churn.git"),
                                "templateDetails",
                                Map.of("name", "starter", "templateId", "t1")))
                .expect(200);
    }
}
