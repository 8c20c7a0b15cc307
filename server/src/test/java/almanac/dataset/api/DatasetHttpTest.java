package almanac.dataset.api;

import static almanac.server.Given.aDatasetIn;
import static almanac.server.Given.aDatasetOf;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anActiveSnapshotOf;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Given.withCollaborator;
import static almanac.server.Given.withGrant;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Dataset;
import almanac.server.Given.Organization;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DatasetHttpTest {

    private static final String DATASETS = "/api/datasetrw/v1/datasets";
    private static final String NOBODY = "ffffffffffffffffffffffff";
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");
    private final Project project = aPrivateProjectOf(ana);

    @Test
    void a_dataset_is_made_in_a_project() {
        Answer made = create(ana, Map.of("name", "customers", "description", "all of them", "projectId", project.id()))
                .expect(200);
        assertThat(made.text("/dataset/name")).isEqualTo("customers");
        assertThat(made.text("/dataset/description")).isEqualTo("all of them");
        assertThat(made.text("/dataset/projectId")).isEqualTo(project.id());
        assertThat(made.at("/dataset/snapshotIds")).isEmpty();
        assertThat(made.at("/dataset/tags")).isEmpty();
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        Answer read = ana.api().get(DATASETS + "/" + made.text("/dataset/id")).expect(200);
        assertThat(read.at("/dataset")).isEqualTo(made.at("/dataset"));
    }

    @Test
    void exactly_one_of_project_and_snapshot_says_where_it_comes_from() {
        String snapshot = anActiveSnapshotOf(aDatasetIn(project));
        for (Map<String, Object> body : List.of(
                Map.<String, Object>of("name", "x"),
                Map.<String, Object>of("name", "x", "projectId", project.id(), "snapshotId", snapshot))) {
            assertThat(create(ana, body).expect(400).text("/errors/0")).startsWith("projectId: ");
        }
    }

    @Test
    void a_name_is_taken_within_its_project_alone() {
        Dataset dataset = aDatasetIn(project);
        assertThat(create(ana, Map.of("name", dataset.name(), "projectId", project.id()))
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("name: ");
        String elsewhere = aPrivateProjectOf(ana).id();
        create(ana, Map.of("name", dataset.name(), "projectId", elsewhere)).expect(200);
    }

    @Test
    void the_name_of_a_deleted_dataset_is_free() {
        Dataset dataset = aDatasetIn(project);
        administrator().delete(dataset.path()).expect(200);
        create(ana, Map.of("name", dataset.name(), "projectId", project.id())).expect(200);
    }

    @Test
    void grants_may_name_another_owner() {
        Organization crew = anOrganizationOf(ben);
        String id = create(
                        ana,
                        Map.of(
                                "name",
                                "theirs",
                                "projectId",
                                project.id(),
                                "grants",
                                List.of(grant(ben.id(), "datasetrwowner"), grant(crew.id(), "DatasetRwReader"))))
                .expect(200)
                .text("/dataset/id");
        ana.api().get(DATASETS + "/" + id).expect(404);
        ben.api().get(DATASETS + "/" + id).expect(200);
    }

    @Test
    void grants_are_refused_as_a_whole() {
        Organization crew = anOrganizationOf(ben);
        long before = Server.running().changes();
        Map<String, Object> body = new HashMap<>(Map.of("name", "x", "projectId", project.id()));
        body.put("grants", List.of(grant(ben.id(), "DatasetRwReader"), grant(crew.id(), "DatasetRwOwner")));
        assertThat(create(ana, body).expect(400).text("/errors/0")).startsWith("targetRole: ");
        body.put("grants", List.of(grant(ben.id(), "DatasetRwReader"), grant(ben.id(), "DatasetRwOwner")));
        assertThat(create(ana, body).expect(400).text("/errors/0")).startsWith("grants: ");
        body.put("grants", List.of(grant(NOBODY, "DatasetRwReader")));
        assertThat(create(ana, body).expect(404).text("/errors/0")).contains(NOBODY);
        assertThat(Server.running().changes()).isEqualTo(before);
    }

    @Test
    void name_and_description_are_changed_one_by_one_or_together() {
        Dataset dataset = aDatasetIn(project);
        Answer named = edit(dataset, Map.of("name", "buyers")).expect(200);
        assertThat(named.text("/dataset/name")).isEqualTo("buyers");
        assertThat(named.at("/dataset").has("description")).isFalse();
        Answer described = edit(dataset, Map.of("description", "who bought")).expect(200);
        assertThat(described.text("/dataset/name")).isEqualTo("buyers");
        assertThat(described.text("/dataset/description")).isEqualTo("who bought");
        Answer same = edit(dataset, Map.of()).expect(200);
        assertThat(same.header("ETag")).isEqualTo(described.header("ETag"));
    }

    @Test
    void a_change_to_a_name_that_is_taken_changes_nothing() {
        Dataset dataset = aDatasetIn(project);
        Dataset other = aDatasetIn(project);
        assertThat(edit(dataset, Map.of("name", other.name(), "description", "x"))
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("name: ");
        Answer read = ana.api().get(dataset.path()).expect(200);
        assertThat(read.at("/dataset").has("description")).isFalse();
        assertThat(read.text("/dataset/name")).isEqualTo(dataset.name());
    }

    @Test
    void whoever_saw_another_version_changes_nothing() {
        Dataset dataset = aDatasetIn(project);
        ana.api()
                .with("If-Match", "\"0\"")
                .patch(dataset.path(), Map.of("name", "late"))
                .expect(412);
    }

    @Test
    void a_deleted_dataset_is_answered_as_it_was_and_gone_with_its_snapshots() {
        Dataset dataset = withGrant(aDatasetIn(project), ben.id(), "DatasetRwReader");
        String snapshot = anActiveSnapshotOf(dataset);
        Answer last = ana.api().get(dataset.path()).expect(200);

        ana.api().delete(dataset.path()).expect(403);
        Answer deleted = administrator().delete(dataset.path()).expect(200);

        assertThat(deleted.at("/dataset")).isEqualTo(last.at("/dataset"));
        assertThat(deleted.text("/dataset/snapshotIds/0")).isEqualTo(snapshot);
        for (String path : List.of(dataset.path(), "/api/datasetrw/v1/snapshots/" + snapshot)) {
            ana.api().get(path).expect(404);
            administrator().get(path).expect(404);
        }
        administrator().delete(dataset.path()).expect(404);
        assertThat(administrator()
                        .get("/api/almanac/v1/history/datasets/" + dataset.id())
                        .expect(200)
                        .body())
                .contains("DatasetDeleted");
    }

    @Test
    void a_dataset_outlives_its_project() {
        Dataset dataset = withGrant(aDatasetIn(project), ben.id(), "DatasetRwReader");
        ana.api().delete(project.betaPath()).expect(200);
        Answer orphan = ben.api().get(dataset.path()).expect(200);
        assertThat(orphan.at("/dataset").has("projectId")).isFalse();
        ben.api()
                .post(dataset.path() + "/snapshots", Map.of("relativeFilePaths", List.of()))
                .expect(200);
        edit(dataset, Map.of("name", "orphan")).expect(200);
    }

    @Test
    void a_dataset_made_from_a_snapshot_has_an_owner_of_its_own_and_waits_for_its_files() {
        withCollaborator(project, ben.id(), "contributor");
        Dataset source = withGrant(aDatasetIn(project), ben.id(), "DatasetRwReader");
        String snapshot = anActiveSnapshotOf(source);
        Answer made = create(
                        ben,
                        Map.of(
                                "name",
                                "copy",
                                "snapshotId",
                                snapshot,
                                "grants",
                                List.of(grant(ana.id(), "DatasetRwOwner"))))
                .expect(200);
        String path = DATASETS + "/" + made.text("/dataset/id");
        assertThat(made.text("/dataset/projectId")).isEqualTo(project.id());
        ana.api().get(path).expect(404);
        Map<String, Object> all = Map.of("relativeFilePaths", List.of());
        Awaitility.await("it has its files, and may have snapshots")
                .atMost(Duration.ofSeconds(20))
                .until(() -> ben.api().post(path + "/snapshots", all).status() == 200);
    }

    @Test
    void a_snapshot_without_files_makes_no_dataset_and_one_that_is_hidden_is_not_there() {
        Dataset source = aDatasetIn(project);
        String failed = Given.aFailedSnapshotOf(source);
        assertThat(create(ana, Map.of("name", "copy", "snapshotId", failed))
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("snapshotId: ");
        assertThat(create(ben, Map.of("name", "copy", "snapshotId", failed))
                        .expect(404)
                        .text("/errors/0"))
                .contains(failed);
        create(ana, Map.of("name", "copy", "snapshotId", NOBODY)).expect(404);
    }

    @Test
    void to_make_one_from_a_snapshot_takes_more_than_to_read_it() {
        Dataset source = withGrant(aDatasetOf(ana), ben.id(), "DatasetRwEditor");
        String snapshot = anActiveSnapshotOf(source);
        create(ben, Map.of("name", "copy", "snapshotId", snapshot)).expect(403);
        ana.api().delete(source.project().betaPath()).expect(200);
        assertThat(create(ben, Map.of("name", "copy", "snapshotId", snapshot))
                        .expect(200)
                        .at("/dataset")
                        .has("projectId"))
                .isFalse();
    }

    private static Answer create(Someone who, Map<String, ?> body) {
        return who.api().post(DATASETS, body);
    }

    private Answer edit(Dataset dataset, Map<String, ?> body) {
        return ana.api().patch(dataset.path(), body);
    }

    private static Map<String, String> grant(String target, String role) {
        return Map.of("targetId", target, "targetRole", role);
    }
}
