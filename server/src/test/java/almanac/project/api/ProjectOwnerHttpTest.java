package almanac.project.api;

import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anArchivedProjectOf;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Given.withCollaborator;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectOwnerHttpTest {

    private static final String NOBODY = "ffffffffffffffffffffffff";
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");
    private final Project project = aPrivateProjectOf(ana);

    @Test
    void a_project_passes_to_another_owner() {
        Answer changed = give(project, ben.id()).expect(200);
        assertThat(changed.text("/project/ownerId")).isEqualTo(ben.id());
        assertThat(changed.text("/project/ownerUsername")).isEqualTo(ben.userName());
        assertThat(changed.header("ETag")).isEqualTo("\"1\"");
        ben.api().delete(project.betaPath()).expect(200);
    }

    @Test
    void who_owned_it_does_not_see_it_any_more() {
        give(project, ben.id()).expect(200);
        ana.api().get(project.path()).expect(404);
        assertThat(names(ana)).doesNotContain(project.name());
        assertThat(names(ben)).contains(project.name());
    }

    @Test
    void a_collaborator_who_becomes_the_owner_is_none_any_more() {
        withCollaborator(project, ben.id(), "resultsConsumer");
        Answer changed = give(project, ben.id()).expect(200);
        assertThat(changed.at("/project/collaborators")).isEmpty();
        give(project, ana.id()).expect(200);
        ben.api().get(project.path()).expect(404);
    }

    @Test
    void the_same_owner_again_changes_nothing() {
        assertThat(give(project, ana.id()).expect(200).header("ETag")).isEqualTo("\"0\"");
    }

    @Test
    void the_name_is_free_with_the_former_owner_and_taken_with_the_new_one() {
        give(project, ben.id()).expect(200);
        create(ben, project.name()).expect(400);
        create(ana, project.name()).expect(200);
        assertThat(give(project, ana.id()).expect(400).text("/errors/0")).contains(project.name());
        assertThat(administrator().get(project.path()).expect(200).text("/project/ownerId"))
                .isEqualTo(ben.id());
    }

    @Test
    void nobody_and_who_is_disabled_cannot_be_the_owner() {
        assertThat(give(project, NOBODY).expect(404).text("/errors/0")).contains(NOBODY);
        administrator().post("/api/admin/v1/users/" + ben.id() + "/disable").expect(200);
        assertThat(give(project, ben.id()).expect(404).text("/errors/0")).contains(ben.id());
    }

    @Test
    void an_organization_cannot_be_the_owner() {
        give(project, anOrganizationOf(ana).id()).expect(404);
    }

    @Test
    void a_project_that_is_not_there_is_not_found() {
        give(anArchivedProjectOf(ana), ben.id()).expect(404);
        administrator()
                .put("/api/admin/v1/projects/" + NOBODY + "/owner", Map.of("ownerId", ben.id()))
                .expect(404);
    }

    @Test
    void an_owner_must_be_named_properly() {
        give(project, "ben").expect(400);
        administrator().put(path(project), Map.of()).expect(400);
    }

    @Test
    void it_is_done_on_the_version_that_was_seen() {
        Api seen = administrator().with("If-Match", "\"7\"");
        seen.put(path(project), Map.of("ownerId", ben.id())).expect(412);
    }

    private static Answer give(Project project, String owner) {
        return administrator().put(path(project), Map.of("ownerId", owner));
    }

    private static String path(Project project) {
        return "/api/admin/v1/projects/" + project.id() + "/owner";
    }

    private static Answer create(Someone owner, String name) {
        return owner.api()
                .post("/api/projects/beta/projects", Map.of("name", name, "description", "", "visibility", "private"));
    }

    private static List<String> names(Someone who) {
        return who.api()
                .get("/api/projects/beta/projects?limit=1000")
                .expect(200)
                .at("/projects")
                .valueStream()
                .map(shown -> shown.path("name").asString())
                .toList();
    }
}
