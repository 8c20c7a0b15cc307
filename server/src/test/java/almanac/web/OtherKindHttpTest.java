package almanac.web;

import almanac.server.Given;
import almanac.server.Someone;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An id that names something of another kind names nothing, whoever may know of that something. */
class OtherKindHttpTest {

    private final Someone ana = Someone.called("ana");
    private final Someone bo = Someone.called("bo");
    private final Given.Project hidden = Given.aPrivateProjectOf(bo);
    private final Given.Organization organization = Given.anOrganizationOf(bo);

    @Test
    void a_project_is_no_goal() {
        Given.Project own = Given.aPrivateProjectOf(ana);
        String goal = own.path() + "/goals/" + hidden.id();
        ana.api().patch(goal, Map.of("isComplete", true)).expect(404);
        ana.api().delete(goal).expect(404);
    }

    @Test
    void a_user_an_organization_and_a_project_are_no_keys() {
        for (String id : new String[] {ana.id(), organization.id(), hidden.id()}) {
            ana.api().delete("/api/users/v1/self/keys/" + id).expect(404);
            ana.api().delete("/api/users/v1/self/tokens/" + id).expect(404);
        }
    }

    @Test
    void an_organization_and_a_project_are_no_users() {
        for (String id : new String[] {organization.id(), hidden.id()}) {
            String account = "/api/admin/v1/users/" + id;
            Given.administrator().post(account + "/disable").expect(404);
            Given.administrator().post(account + "/enable").expect(404);
            Given.administrator()
                    .put(account + "/roles", Map.of("roles", new String[] {}))
                    .expect(404);
        }
    }

    @Test
    void a_user_and_an_organization_are_no_projects() {
        for (String id : new String[] {ana.id(), organization.id()}) {
            Given.administrator().delete("/api/projects/beta/projects/" + id).expect(404);
        }
    }
}
