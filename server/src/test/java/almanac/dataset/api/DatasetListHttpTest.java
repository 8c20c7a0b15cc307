package almanac.dataset.api;

import static almanac.server.Given.aDatasetIn;
import static almanac.server.Given.aDatasetOf;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.aSearchableProjectOf;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Given.withCollaborator;
import static almanac.server.Given.withGrant;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given.Dataset;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which datasets a caller is shown, in both versions of the list. */
class DatasetListHttpTest {

    private static final String V1 = "/api/datasetrw/v1/datasets";
    private static final String V2 = "/api/datasetrw/v2/datasets";
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");

    @Test
    void the_newest_is_first_and_pages_together_are_the_list() {
        Project project = aPrivateProjectOf(ana);
        String first = aDatasetIn(project).id();
        String second = aDatasetIn(project).id();
        String third = aDatasetIn(project).id();
        assertThat(ids(ana.api(), "")).containsExactly(third, second, first);
        assertThat(ids(ana.api(), "?limit=2")).containsExactly(third, second);
        assertThat(ids(ana.api(), "?limit=2&offset=2")).containsExactly(first);
        Answer pastTheEnd = ana.api().get(V2 + "?offset=2147483647").expect(200);
        assertThat(pastTheEnd.at("/datasets")).isEmpty();
        assertThat(pastTheEnd.at("/metadata/totalCount").asInt()).isEqualTo(3);
    }

    @Test
    void what_is_listed_is_what_is_answered_alone() {
        Dataset dataset = aDatasetOf(ana);
        JsonNode alone = ana.api().get(dataset.path()).expect(200).at("/dataset");
        assertThat(ana.api().get(V1).expect(200).at("/datasets/0")).isEqualTo(alone);
        assertThat(ana.api().get(V2).expect(200).at("/datasets/0/dataset")).isEqualTo(alone);
    }

    @Test
    void totals_count_what_the_caller_may_list() {
        Project project = withCollaborator(aPrivateProjectOf(ana), ben.id(), "contributor");
        Dataset hidden = aDatasetIn(project);
        Dataset shown = withGrant(aDatasetIn(project), ben.id(), "DatasetRwReader");
        Dataset byOrganization =
                withGrant(aDatasetIn(project), anOrganizationOf(ben).id(), "DatasetRwEditor");
        withGrant(byOrganization, ben.id(), "DatasetRwReader");
        assertThat(ids(ben.api(), "")).containsExactly(byOrganization.id(), shown.id());
        assertThat(ids(administrator(), "?limit=3")).contains(hidden.id());
        administrator().delete(shown.path()).expect(200);
        assertThat(ids(ben.api(), "")).containsExactly(byOrganization.id());
    }

    @Test
    void projects_are_wanted_or_not_wanted() {
        Dataset here = aDatasetOf(ana);
        Dataset there = aDatasetOf(ana);
        Dataset orphan = aDatasetOf(ana);
        ana.api().delete(orphan.project().betaPath()).expect(200);
        String projects = here.project().id() + "," + there.project().id();
        assertThat(ids(ana.api(), "?projectIdsToInclude=" + here.project().id()))
                .containsExactly(here.id());
        assertThat(ids(ana.api(), "?projectIdsToInclude=" + projects)).containsExactly(there.id(), here.id());
        assertThat(ids(
                        ana.api(),
                        "?projectIdsToExclude=" + here.project().id() + "&projectIdsToExclude="
                                + there.project().id()))
                .containsExactly(orphan.id());
        Answer one = ana.api().get(V1 + "?projectId=" + here.project().id()).expect(200);
        assertThat(one.at("/datasets")).hasSize(1);
        assertThat(one.at("/metadata/totalCount").asInt()).isEqualTo(1);
        assertThat(ids(administrator(), "?projectIdsToInclude=" + here.project().id()))
                .containsExactly(here.id());
        assertThat(ids(ben.api(), "?projectIdsToInclude=" + projects)).isEmpty();
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        String project = "ffffffffffffffffffffffff";
        assertThat(refused("?projectIdsToInclude=" + project + "&projectIdsToExclude=" + project))
                .startsWith("projectIdsToExclude: ");
        assertThat(refused("?projectIdsToInclude=nonsense")).contains("nonsense");
        assertThat(refused("?minimumPermission=King")).startsWith("minimumPermission: ");
        assertThat(refused("?includeProjectInfo=perhaps")).contains("includeProjectInfo");
    }

    @Test
    void a_permission_besides_that_to_list_can_be_asked_for() {
        Project project = withCollaborator(aPrivateProjectOf(ana), ben.id(), "contributor");
        String owned =
                withGrant(aDatasetIn(project), ben.id(), "DatasetRwOwner").id();
        String edited = withGrant(aDatasetOf(ana), ben.id(), "DatasetRwEditor").id();
        String read = withGrant(aDatasetOf(ana), anOrganizationOf(ben).id(), "DatasetRwReader")
                .id();
        aDatasetIn(project);
        assertThat(ids(ben.api(), "?minimumPermission=ListDatasetRwV2")).containsExactly(read, edited, owned);
        assertThat(ids(ben.api(), "?minimumPermission=readdatasetrwv2")).containsExactly(read, edited, owned);
        assertThat(ids(ben.api(), "?minimumPermission=UpdateDatasetRwV2")).containsExactly(edited, owned);
        for (String ofOwners :
                List.of("EditSecurityDatasetRwV2", "DeleteDatasetRwV2", "PerformDatasetRwActionsInProjectV2")) {
            assertThat(ids(ben.api(), "?minimumPermission=" + ofOwners)).containsExactly(owned);
        }
        for (String ofAdministrators : List.of("PermanentDeleteDatasetRwV2", "PerformDatasetRwActionsAsAdminV2")) {
            assertThat(ids(ben.api(), "?minimumPermission=" + ofAdministrators)).isEmpty();
            assertThat(ids(administrator(), "?limit=4&minimumPermission=" + ofAdministrators))
                    .contains(owned, edited, read);
        }
    }

    @Test
    void projects_are_told_of_when_asked_for_and_known_to_the_caller() {
        withGrant(aDatasetIn(aPrivateProjectOf(ana)), ben.id(), "DatasetRwReader");
        Project open = aSearchableProjectOf(ana);
        withGrant(aDatasetIn(open), ben.id(), "DatasetRwReader");
        assertThat(infos(ben.api(), "")).containsOnly(true);
        JsonNode told =
                ben.api().get(V2 + "?includeProjectInfo=true").expect(200).at("/datasets");
        assertThat(told.at("/0/projectInfo/projectId").asString()).isEqualTo(open.id());
        assertThat(told.at("/0/projectInfo/projectName").asString()).isEqualTo(open.name());
        assertThat(told.at("/0/projectInfo/projectOwnerUsername").asString()).isEqualTo(ana.userName());
        assertThat(told.at("/1/projectInfo").isMissingNode()).isTrue();
        assertThat(infos(ana.api(), "?includeProjectInfo=true")).containsOnly(false);
        assertThat(infos(administrator(), "?includeProjectInfo=true&limit=2")).containsOnly(false);
    }

    /** Of each dataset, whether its project is not told of. */
    private static List<Boolean> infos(Api api, String query) {
        return api.get(V2 + query)
                .expect(200)
                .at("/datasets")
                .valueStream()
                .map(dataset -> dataset.path("projectInfo").isMissingNode())
                .toList();
    }

    private static List<String> ids(Api api, String query) {
        Answer page = api.get(V2 + query).expect(200);
        List<String> ids = page.at("/datasets")
                .valueStream()
                .map(dataset -> dataset.at("/dataset/id").asString())
                .toList();
        if (!query.contains("limit") && !query.contains("offset")) {
            assertThat(page.at("/metadata/totalCount").asInt()).isEqualTo(ids.size());
        }
        return ids;
    }

    private String refused(String query) {
        return ana.api().get(V2 + query).expect(400).text("/errors/0");
    }
}
