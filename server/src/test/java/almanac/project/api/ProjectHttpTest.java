package almanac.project.api;

import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.aSearchableProjectOf;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anArchivedProjectOf;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Given.withCollaborator;
import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProjectHttpTest {

    private static final String PROJECTS = "/api/projects/beta/projects";
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");

    @Test
    void a_project_is_made_with_what_its_maker_says() {
        String name = unique("churn");
        Answer made = ana.api()
                .post(PROJECTS, Map.of("name", name, "description", "Why they leave", "visibility", "searchable"))
                .expect(200);
        assertThat(made.text("/project/name")).isEqualTo(name);
        assertThat(made.text("/project/description")).isEqualTo("Why they leave");
        assertThat(made.text("/project/visibility")).isEqualTo("searchable");
        assertThat(made.text("/project/ownerId")).isEqualTo(ana.id());
        assertThat(made.text("/project/ownerUsername")).isEqualTo(ana.userName());
        assertThat(made.at("/project/collaborators")).isEmpty();
        assertThat(made.at("/project/internalTags")).isEmpty();
        assertThat(made.at("/project").has("mainRepository")).isFalse();
        Answer read = ana.api()
                .get("/api/projects/v1/projects/" + made.text("/project/id"))
                .expect(200);
        assertThat(read.at("/project")).isEqualTo(made.at("/project"));
    }

    @Test
    void enum_values_are_read_in_any_letter_case_and_answered_in_their_own() {
        Answer made = ana.api().post(PROJECTS, project("visibility", "Private")).expect(200);
        assertThat(made.text("/project/visibility")).isEqualTo("private");
    }

    @Test
    void members_and_parameters_that_nobody_knows_are_ignored() {
        ana.api()
                .post(PROJECTS + "?nameFilter=x", project("later", Map.of("version", 7)))
                .expect(200);
        ana.api().get(PROJECTS + "?nameFilter=x&sort=no").expect(200);
    }

    @Test
    void null_is_the_same_as_absent_for_what_is_optional() {
        Map<String, Object> body = project("visibility", "private");
        for (String member : List.of("ownerId", "isRestricted", "mainRepository", "templateDetails")) {
            body.put(member, null);
        }
        ana.api().post(PROJECTS, body).expect(200);
    }

    @Test
    void a_main_repository_makes_it_git_based() {
        Map<String, Object> repository = Map.of(
                "uri", "git@gitlab.com:team/models.git", "defaultRef", Map.of("refType", "Branch", "value", "develop"));
        Answer made =
                ana.api().post(PROJECTS, project("mainRepository", repository)).expect(200);
        JsonNode main = made.at("/project/mainRepository");
        assertThat(main.path("name").asString()).isEqualTo("models");
        assertThat(main.path("serviceProvider").asString()).isEqualTo("gitLab");
        assertThat(main.at("/defaultRef/refType").asString()).isEqualTo("branch");
        assertThat(main.at("/defaultRef/value").asString()).isEqualTo("develop");
    }

    @Test
    void template_details_are_taken() {
        Map<String, String> template = Map.of("name", "Starter", "templateId", "t1");
        ana.api().post(PROJECTS, project("templateDetails", template)).expect(200);
        Answer refused = ana.api()
                .post(PROJECTS, project("templateDetails", Map.of("name", "Starter")))
                .expect(400);
        assertThat(refused.text("/message")).contains("templateDetails.templateId");
    }

    @Test
    void a_restricted_project_is_tagged_and_made_by_classifiers_only() {
        ana.api().post(PROJECTS, project("isRestricted", true)).expect(403);
        Answer made =
                administrator().post(PROJECTS, project("isRestricted", true)).expect(200);
        assertThat(made.text("/project/internalTags/0")).isEqualTo("restricted");
    }

    @Test
    void an_administrator_makes_projects_for_others() {
        Answer made =
                administrator().post(PROJECTS, project("ownerId", ana.id())).expect(200);
        assertThat(made.text("/project/ownerId")).isEqualTo(ana.id());
        ana.api().get("/api/projects/v1/projects/" + made.text("/project/id")).expect(200);
        ben.api().post(PROJECTS, project("ownerId", ana.id())).expect(403);
        ana.api().post(PROJECTS, project("ownerId", ana.id())).expect(200);
    }

    @Test
    void the_owner_is_a_user() {
        String organization = anOrganizationOf(ana).id();
        for (String owner : List.of(organization, "ffffffffffffffffffffffff")) {
            Answer refused =
                    administrator().post(PROJECTS, project("ownerId", owner)).expect(404);
            assertThat(refused.text("/errors/0")).contains(owner);
        }
    }

    @Test
    void only_practitioners_make_projects() {
        Someone lite = Someone.withRoles("lite", List.of());
        lite.api().post(PROJECTS, project("visibility", "private")).expect(403);
        lite.api().get(PROJECTS).expect(200);
    }

    @Test
    void a_name_is_unique_among_the_projects_of_its_owner() {
        Project project = aPrivateProjectOf(ana);
        Answer refused =
                ana.api().post(PROJECTS, project("name", project.name())).expect(400);
        assertThat(refused.text("/errors/0")).startsWith("name: ").contains(project.name());
        ben.api().post(PROJECTS, project("name", project.name())).expect(200);
    }

    @Test
    void a_name_is_free_again_after_archiving() {
        Project archived = anArchivedProjectOf(ana);
        ana.api().post(PROJECTS, project("name", archived.name())).expect(200);
    }

    @Test
    void a_name_has_no_white_space() {
        for (String name : List.of("", " ", "two words", "tab\t", "line\nbreak", "a/b")) {
            Answer refused = ana.api().post(PROJECTS, project("name", name)).expect(400);
            assertThat(refused.text("/errors/0")).startsWith("name: ");
        }
    }

    @Test
    void names_are_any_other_letters() {
        String name = unique("Größe-日本-🎲");
        Answer made = ana.api().post(PROJECTS, project("name", name)).expect(200);
        assertThat(made.text("/project/name")).isEqualTo(name);
    }

    @Test
    void an_archived_project_is_gone() {
        Project project = withCollaborator(aSearchableProjectOf(ana), ben.id(), "contributor");
        Answer archived = ana.api().delete(project.betaPath()).expect(200);
        assertThat(archived.at("/success").asBoolean()).isTrue();
        String text = "Could not find project with ID '%s'".formatted(project.id());
        assertThat(ana.api().get(project.path()).expect(404).text("/errors/0")).isEqualTo(text);
        assertThat(ana.api().delete(project.betaPath()).expect(404).text("/errors/0"))
                .isEqualTo(text);
        ben.api().get(project.path() + "/goals").expect(404);
        administrator().get(project.path()).expect(404);
        administrator().post(project.path() + "/goals", Map.of("title", "late")).expect(404);
        ana.api()
                .put(project.path() + "/status", Map.of("status", "active", "isBlocked", false))
                .expect(404);
    }

    @Test
    void a_project_that_never_was_is_not_found() {
        String id = "ffffffffffffffffffffffff";
        for (Someone who : List.of(ana, Someone.withRoles("chief", List.of("SysAdmin")))) {
            Answer missing = who.api().get("/api/projects/v1/projects/" + id).expect(404);
            assertThat(missing.text("/errors/0")).isEqualTo("Could not find project with ID '%s'", id);
        }
    }

    @Test
    void results_go_to_the_main_branch_until_somebody_chooses() {
        Project project = aPrivateProjectOf(ana);
        String settings = project.betaPath() + "/results-settings";
        assertThat(ana.api().get(settings).expect(200).text("/resultsSettings/branch"))
                .isEqualTo("main");
        assertThat(ana.api()
                        .put(settings, Map.of("branch", "Isolated"))
                        .expect(200)
                        .text("/resultsSettings/branch"))
                .isEqualTo("isolated");
        assertThat(ana.api().get(settings).expect(200).text("/resultsSettings/branch"))
                .isEqualTo("isolated");
    }

    /** A body that makes a project, with one member of one's own choice. */
    private static Map<String, Object> project(String member, Object value) {
        Map<String, Object> body =
                new HashMap<>(Map.of("name", unique("project"), "description", "", "visibility", "private"));
        body.put(member, value);
        return body;
    }
}
