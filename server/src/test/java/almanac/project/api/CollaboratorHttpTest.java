package almanac.project.api;

import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.aPublicProjectOf;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Given.member;
import static almanac.server.Given.withCollaborator;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Organization;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CollaboratorHttpTest {

    private static final String NOBODY = "ffffffffffffffffffffffff";
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");
    private final Someone cleo = Someone.called("cleo");
    private final Project project = aPrivateProjectOf(ana);

    @Test
    void a_user_becomes_a_collaborator() {
        Answer added = add(ana, ben.id(), "launcherUser").expect(200);
        assertThat(added.text("/collaborator/id")).isEqualTo(ben.id());
        assertThat(added.text("/collaborator/role")).isEqualTo("launcherUser");
        assertThat(collaborators()).containsExactly(ben.id() + " launcherUser");
        ben.api().get(project.path()).expect(200);
    }

    @Test
    void a_collaborator_gets_another_role() {
        add(ana, ben.id(), "launcherUser").expect(200);
        add(ana, cleo.id(), "resultsConsumer").expect(200);
        assertThat(add(ana, ben.id(), "Contributor").expect(200).text("/collaborator/role"))
                .isEqualTo("contributor");
        assertThat(collaborators()).containsExactly(ben.id() + " contributor", cleo.id() + " resultsConsumer");
        ben.api().post(project.path() + "/goals", Map.of("title", "more")).expect(200);
    }

    @Test
    void contributors_take_others_in() {
        withCollaborator(project, ben.id(), "contributor");
        add(ben, cleo.id(), "resultsConsumer").expect(200);
        add(cleo, ben.id(), "resultsConsumer").expect(403);
    }

    @Test
    void the_owner_is_no_collaborator() {
        assertThat(add(ana, ana.id(), "contributor").expect(400).text("/errors/0"))
                .startsWith("id: ");
        assertThat(add(ana, ben.id(), "owner").expect(400).body()).contains("role");
        assertThat(collaborators()).isEmpty();
    }

    @Test
    void nobody_is_not_found() {
        assertThat(add(ana, NOBODY, "contributor").expect(404).text("/errors/0"))
                .contains(NOBODY);
        assertThat(ana.api()
                        .delete(project.path() + "/collaborators/" + NOBODY)
                        .expect(404)
                        .text("/errors/0"))
                .contains(NOBODY);
    }

    @Test
    void who_is_no_collaborator_cannot_be_removed() {
        remove(ana, ben).expect(404);
    }

    @Test
    void a_removed_collaborator_is_shut_out() {
        withCollaborator(project, ben.id(), "contributor");
        assertThat(remove(ana, ben).expect(200).at("/success").asBoolean()).isTrue();
        ben.api().get(project.path()).expect(404);
        assertThat(collaborators()).isEmpty();
        remove(ana, ben).expect(404);
    }

    @Test
    void a_collaborator_leaves_by_himself_whatever_his_role() {
        for (String role : List.of("contributor", "launcherUser", "resultsConsumer", "projectImporter")) {
            withCollaborator(project, ben.id(), role);
            remove(ben, ben).expect(200);
            ben.api().get(project.path()).expect(404);
        }
    }

    @Test
    void only_those_who_manage_collaborators_remove_others() {
        withCollaborator(project, ben.id(), "resultsConsumer");
        withCollaborator(project, cleo.id(), "projectImporter");
        remove(ben, cleo).expect(403);
        assertThat(collaborators()).hasSize(2);
    }

    @Test
    void a_stranger_has_nothing_to_leave() {
        Project open = aPublicProjectOf(ana);
        int status =
                cleo.api().delete(open.path() + "/collaborators/" + cleo.id()).status();
        assertThat(status).isEqualTo(403);
        remove(cleo, cleo).expect(404);
    }

    @Test
    void an_organization_passes_its_role_to_its_members() {
        Organization organization = anOrganizationOf(ben, cleo);
        withCollaborator(project, organization.id(), "contributor");
        assertThat(collaborators()).containsExactly(organization.id() + " contributor");
        cleo.api().post(project.path() + "/goals", Map.of("title", "ours")).expect(200);
        add(ana, organization.id(), "resultsConsumer").expect(200);
        cleo.api().post(project.path() + "/goals", Map.of("title", "ours")).expect(403);
        cleo.api().get(project.path() + "/goals").expect(200);
    }

    @Test
    void who_joins_or_leaves_the_organization_joins_or_leaves_the_project() {
        Organization organization = anOrganizationOf(ben);
        withCollaborator(project, organization.id(), "contributor");
        cleo.api().get(project.path()).expect(404);
        ben.api().put(organization.path() + "/user", member(cleo, "member")).expect(200);
        cleo.api().get(project.path()).expect(200);
        ben.api()
                .delete(organization.path() + "/user?memberToRemoveId=" + cleo.id())
                .expect(200);
        cleo.api().get(project.path()).expect(404);
    }

    @Test
    void an_organization_that_is_removed_takes_its_members_along() {
        Organization organization = anOrganizationOf(ben, cleo);
        withCollaborator(project, organization.id(), "contributor");
        ana.api().delete(project.path() + "/collaborators/" + organization.id()).expect(200);
        cleo.api().get(project.path()).expect(404);
    }

    @Test
    void the_better_of_two_roles_counts() {
        withCollaborator(project, anOrganizationOf(ben, cleo).id(), "contributor");
        withCollaborator(project, cleo.id(), "resultsConsumer");
        cleo.api().post(project.path() + "/goals", Map.of("title", "x")).expect(200);
    }

    private Answer add(Someone who, String collaborator, String role) {
        return who.api().post(project.path() + "/collaborators", Map.of("id", collaborator, "role", role));
    }

    private Answer remove(Someone who, Someone collaborator) {
        return who.api().delete(project.path() + "/collaborators/" + collaborator.id());
    }

    private List<String> collaborators() {
        return ana.api()
                .get(project.path())
                .expect(200)
                .at("/project/collaborators")
                .valueStream()
                .map(each ->
                        each.path("id").asString() + " " + each.path("role").asString())
                .toList();
    }
}
