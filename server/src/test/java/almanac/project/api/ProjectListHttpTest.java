package almanac.project.api;

import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.aPublicProjectOf;
import static almanac.server.Given.aSearchableProjectOf;
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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who sees which projects, one by one and in the list. */
class ProjectListHttpTest {

    private static final String PROJECTS = "/api/projects/beta/projects";
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");
    private final Someone cleo = Someone.called("cleo");

    @Test
    void a_private_project_is_seen_by_its_people_only() {
        Project project = withCollaborator(aPrivateProjectOf(ana), ben.id(), "projectImporter");
        assertThat(inList(ana.api(), project)).isPresent();
        assertThat(inList(ben.api(), project)).isPresent();
        assertThat(inList(administrator(), project)).isPresent();
        assertThat(inList(cleo.api(), project)).isEmpty();
        assertThat(cleo.api().get(project.path()).expect(404).text("/errors/0"))
                .isEqualTo("Could not find project with ID '%s'", project.id());
    }

    @Test
    void a_searchable_project_shows_its_summary_to_everybody() {
        Project project = withCollaborator(aSearchableProjectOf(ana), ben.id(), "contributor");
        JsonNode stranger = cleo.api().get(project.path()).expect(200).at("/project");
        assertThat(stranger.path("name").asString()).isEqualTo(project.name());
        assertThat(stranger.path("collaborators")).isEmpty();
        assertThat(inList(cleo.api(), project)).contains(stranger);
        JsonNode collaborator = ben.api().get(project.path()).expect(200).at("/project");
        assertThat(collaborator.path("collaborators")).hasSize(1);
        assertThat(inList(ben.api(), project)).contains(collaborator);
        cleo.api().get(project.path() + "/goals").expect(403);
    }

    @Test
    void a_public_project_is_seen_in_full_by_everybody() {
        Project project = withCollaborator(aPublicProjectOf(ana), ben.id(), "contributor");
        JsonNode stranger = cleo.api().get(project.path()).expect(200).at("/project");
        assertThat(stranger.path("collaborators")).hasSize(1);
        assertThat(inList(cleo.api(), project)).contains(stranger);
        cleo.api().get(project.path() + "/goals").expect(200);
    }

    @Test
    void members_of_a_collaborating_organization_see_the_project() {
        Project project = withCollaborator(
                aPrivateProjectOf(ana), anOrganizationOf(ben, cleo).id(), "resultsConsumer");
        assertThat(inList(cleo.api(), project)).isPresent();
        cleo.api().get(project.path()).expect(200);
    }

    @Test
    void totals_count_what_the_caller_may_see() {
        int before = total(cleo.api());
        aPrivateProjectOf(ana);
        assertThat(total(cleo.api())).isEqualTo(before);
        aSearchableProjectOf(ana);
        aPublicProjectOf(ana);
        withCollaborator(aPrivateProjectOf(ana), cleo.id(), "launcherUser");
        assertThat(total(cleo.api())).isEqualTo(before + 3);
        anArchivedProjectOf(cleo);
        assertThat(total(cleo.api())).isEqualTo(before + 3);
    }

    @Test
    void a_project_with_two_ways_to_it_is_listed_once() {
        Project project = withCollaborator(
                aPublicProjectOf(ana), anOrganizationOf(ben, cleo).id(), "contributor");
        withCollaborator(project, cleo.id(), "launcherUser");
        assertThat(all(cleo.api())).filteredOn(each -> isThe(project, each)).hasSize(1);
    }

    @Test
    void archived_projects_are_not_listed() {
        Project project = anArchivedProjectOf(ana);
        assertThat(inList(ana.api(), project)).isEmpty();
        assertThat(inList(administrator(), project)).isEmpty();
    }

    @Test
    void the_list_is_sorted_by_name() {
        aPrivateProjectOf(ana);
        aPrivateProjectOf(ana);
        assertThat(all(ana.api()).stream().map(each -> each.path("name").asString()))
                .isSorted();
    }

    @Test
    void pages_together_are_the_list() {
        aPrivateProjectOf(ana);
        aPrivateProjectOf(ana);
        aPrivateProjectOf(ana);
        List<JsonNode> all = all(ana.api());
        int half = all.size() / 2;
        Answer first = ana.api().get(PROJECTS + "?limit=" + half).expect(200);
        Answer second = ana.api().get(PROJECTS + "?limit=10000&offset=" + half).expect(200);
        assertThat(first.at("/projects").valueStream().toList()).isEqualTo(all.subList(0, half));
        assertThat(second.at("/projects").valueStream().toList()).isEqualTo(all.subList(half, all.size()));
        assertThat(second.at("/metadata/totalCount").asInt()).isEqualTo(all.size());
        assertThat(second.at("/metadata/pagination/totalCount").asInt()).isEqualTo(all.size());
    }

    @Test
    void past_the_end_there_is_nothing() {
        Answer page = ana.api().get(PROJECTS + "?offset=2147483647").expect(200);
        assertThat(page.at("/projects")).isEmpty();
    }

    private static int total(Api api) {
        return api.get(PROJECTS + "?limit=1")
                .expect(200)
                .at("/metadata/totalCount")
                .asInt();
    }

    private static Optional<JsonNode> inList(Api api, Project project) {
        return all(api).stream().filter(each -> isThe(project, each)).findFirst();
    }

    private static boolean isThe(Project project, JsonNode listed) {
        return listed.path("id").asString().equals(project.id());
    }

    private static List<JsonNode> all(Api api) {
        return api.get(PROJECTS + "?limit=10000")
                .expect(200)
                .at("/projects")
                .valueStream()
                .toList();
    }
}
