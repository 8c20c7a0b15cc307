package almanac.user.api;

import static almanac.server.Given.aDatasetIn;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Given.withCollaborator;
import static almanac.server.Given.withGrant;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.DataSource;
import almanac.server.Given.Dataset;
import almanac.server.Given.Organization;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who owns something is erased when somebody takes it over. */
class SuccessionHttpTest {

    private static final String NOBODY = "ffffffffffffffffffffffff";

    private final Someone ozy = Someone.called("ozymandias");
    private final Someone heir = Someone.called("heir");

    @Test
    void who_owns_something_is_not_erased_and_told_what_it_is() {
        Project project = aPrivateProjectOf(ozy);
        Organization organization = anOrganizationOf(ozy, heir);
        DataSource dataSource = Given.aDataSourceOf(ozy);
        assertThat(refused("", 400))
                .contains(
                        "project " + project.id(),
                        "organization " + organization.id(),
                        "data source " + dataSource.id())
                .doesNotContain(ozy.userName());
        ozy.api().get(project.path()).expect(200);
    }

    @Test
    void what_is_archived_and_what_has_another_admin_is_nothing_to_take_over() {
        Given.anArchivedProjectOf(ozy);
        Organization organization = anOrganizationOf(ozy);
        ozy.api()
                .put(organization.path() + "/user", Given.member(heir, "admin"))
                .expect(200);
        erase("").expect(200);
    }

    @Test
    void everything_passes_to_the_new_owner() {
        Project first = withCollaborator(aPrivateProjectOf(ozy), heir.id(), "launcherUser");
        Project second = aPrivateProjectOf(ozy);
        DataSource dataSource = Given.aDataSourceOf(ozy);
        Organization ofHimself = anOrganizationOf(ozy);
        Organization ofBoth = anOrganizationOf(ozy, heir);

        erase("?newOwnerId=" + heir.id()).expect(200);

        for (Project project : List.of(first, second)) {
            Answer shown = heir.api().get(project.path()).expect(200);
            assertThat(shown.text("/project/ownerId")).isEqualTo(heir.id());
            assertThat(shown.text("/project/ownerUsername")).isEqualTo(heir.userName());
            assertThat(shown.at("/project/collaborators")).isEmpty();
            heir.api().delete(project.betaPath()).expect(200);
        }
        for (Organization organization : List.of(ofHimself, ofBoth)) {
            heir.api()
                    .delete(organization.path() + "/user?memberToRemoveId=" + ozy.id())
                    .expect(200);
        }
        assertThat(heir.api().get(dataSource.path()).expect(200).text("/ownerId"))
                .isEqualTo(heir.id());
        ozy.api().get("/api/users/v1/self").expect(401);
    }

    @Test
    void a_dataset_of_which_he_is_the_only_owner_passes_to_the_new_one() {
        Someone host = Someone.called("host");
        Project project = withCollaborator(aPrivateProjectOf(host), ozy.id(), "contributor");
        String only = ozy.api()
                .post("/api/datasetrw/v1/datasets", Map.of("name", "only", "projectId", project.id()))
                .expect(200)
                .text("/dataset/id");
        Dataset shared = withGrant(aDatasetIn(project), ozy.id(), "DatasetRwOwner");
        assertThat(refused("", 400)).contains("dataset " + only).doesNotContain(shared.id());

        erase("?newOwnerId=" + heir.id()).expect(200);

        heir.api().get(shared.path()).expect(404);
        Answer grants =
                heir.api().get("/api/datasetrw/v1/datasets/" + only + "/grants").expect(200);
        assertThat(grants.at("/grantDetails")
                        .valueStream()
                        .map(grant -> grant.path("targetName").asString()))
                .containsExactly("erased-" + ozy.id(), heir.userName());
    }

    @Test
    void a_disabled_admin_is_followed_by_a_plain_member() {
        Organization organization = anOrganizationOf(ozy, heir);
        administrator().post("/api/admin/v1/users/" + ozy.id() + "/disable").expect(200);
        erase("?newOwnerId=" + heir.id()).expect(200);
        assertThat(heir.api().get(organization.path()).expect(200).text("/org/members/1/organizationRole"))
                .isEqualTo("admin");
    }

    @Test
    void what_was_begun_is_completed_by_asking_again() {
        Project first = aPrivateProjectOf(ozy);
        Project second = aPrivateProjectOf(ozy);
        administrator()
                .put("/api/admin/v1/projects/" + first.id() + "/owner", Map.of("ownerId", heir.id()))
                .expect(200);
        erase("?newOwnerId=" + heir.id()).expect(200);
        assertThat(heir.api().get(first.path()).expect(200).text("/project/ownerId"))
                .isEqualTo(heir.id());
        assertThat(heir.api().get(second.path()).expect(200).text("/project/ownerId"))
                .isEqualTo(heir.id());
    }

    @Test
    void who_owns_nothing_needs_no_new_owner_but_may_have_one() {
        erase("?newOwnerId=" + heir.id()).expect(200);
        erase("?newOwnerId=" + heir.id()).expect(404);
    }

    @Test
    void nothing_passes_to_somebody_who_cannot_own_it() {
        Project project = aPrivateProjectOf(ozy);
        assertThat(refused(ozy.id(), 400)).startsWith("newOwnerId: ");
        assertThat(refused(NOBODY, 404)).contains(NOBODY);
        refused(anOrganizationOf(heir).id(), 404);
        administrator().post("/api/admin/v1/users/" + heir.id() + "/disable").expect(200);
        refused(heir.id(), 404);
        erase("?newOwnerId=heir").expect(400);
        ozy.api().get(project.path()).expect(200);
    }

    @Test
    void nothing_passes_when_a_name_would_be_there_twice() {
        aPrivateProjectOf(ozy);
        Project taken = aPrivateProjectOf(ozy);
        heir.api()
                .post(
                        "/api/projects/beta/projects",
                        Map.of("name", taken.name(), "description", "", "visibility", "private"))
                .expect(200);
        assertThat(refused(heir.id(), 400)).startsWith("newOwnerId: ").endsWith(": " + taken.name());
    }

    @Test
    void nothing_passes_when_he_cannot_be_erased() {
        Someone chief = Someone.withRoles("chief", List.of("SysAdmin"));
        aPrivateProjectOf(chief);
        long before = Server.running().changes();
        chief.api()
                .delete("/api/admin/v1/subjects/" + chief.id() + "?newOwnerId=" + heir.id())
                .expect(400);
        ozy.api()
                .delete("/api/admin/v1/subjects/" + chief.id() + "?newOwnerId=" + ozy.id())
                .expect(403);
        assertThat(Server.running().changes()).isEqualTo(before);
    }

    @Test
    void the_version_that_was_seen_is_that_of_the_user() {
        aPrivateProjectOf(ozy);
        String seen = administrator()
                .get("/api/admin/v1/users/" + ozy.id())
                .expect(200)
                .header("ETag");
        administrator()
                .with("If-Match", seen)
                .delete("/api/admin/v1/subjects/" + ozy.id() + "?newOwnerId=" + heir.id())
                .expect(200);
    }

    @Test
    void nothing_passes_when_the_user_has_changed_meanwhile() {
        Project project = aPrivateProjectOf(ozy);
        long before = Server.running().changes();
        administrator()
                .with("If-Match", "\"999\"")
                .delete("/api/admin/v1/subjects/" + ozy.id() + "?newOwnerId=" + heir.id())
                .expect(412);
        assertThat(Server.running().changes()).isEqualTo(before);
        ozy.api().get(project.path()).expect(200);
    }

    @Test
    void of_many_things_the_first_few_are_named() {
        for (int n = 0; n < 7; n++) {
            aPrivateProjectOf(ozy);
        }
        assertThat(refused("", 400)).contains(" and 2 more");
    }

    private Answer erase(String query) {
        return administrator().delete("/api/admin/v1/subjects/" + ozy.id() + query);
    }

    /** The sentence of a refusal that leaves everything as it was. */
    private String refused(String newOwner, int status) {
        long before = Server.running().changes();
        String query = newOwner.isEmpty() ? "" : "?newOwnerId=" + newOwner;
        Answer refused = erase(query).expect(status);
        assertThat(Server.running().changes()).isEqualTo(before);
        return refused.text("/errors/0");
    }
}
