package almanac.dataset.api;

import static almanac.server.Given.aDatasetOf;
import static almanac.server.Given.aSnapshotOf;
import static almanac.server.Given.anActiveSnapshotOf;
import static almanac.server.Given.withCollaborator;
import static almanac.server.Given.withGrant;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Dataset;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Snapshots, and the tags that point to them. */
class SnapshotHttpTest {

    private static final String SNAPSHOTS = "/api/datasetrw/v1/snapshots/";
    private static final String NOBODY = "ffffffffffffffffffffffff";
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");
    private final Dataset dataset = aDatasetOf(ana);

    @Test
    void a_snapshot_is_asked_for_and_belongs_to_its_dataset() {
        Answer asked = snapshot(ana, List.of("raw/a.csv", "cleaned")).expect(200);
        assertThat(asked.text("/snapshot/datasetId")).isEqualTo(dataset.id());
        assertThat(asked.text("/snapshot/creatorId")).isEqualTo(ana.id());
        String id = asked.text("/snapshot/id");
        assertThat(ana.api().get(SNAPSHOTS + id).expect(200).text("/snapshot/datasetId"))
                .isEqualTo(dataset.id());
        assertThat(ana.api().get(dataset.path()).expect(200).text("/dataset/snapshotIds/0"))
                .isEqualTo(id);
    }

    @Test
    void its_status_tells_how_far_it_is() {
        assertThat(status(anActiveSnapshotOf(dataset))).isEqualTo("active");
        assertThat(status(Given.aFailedSnapshotOf(dataset))).isEqualTo("failed");
    }

    @Test
    void the_newest_is_listed_first() {
        String first = aSnapshotOf(dataset);
        String second = aSnapshotOf(dataset);
        String third = aSnapshotOf(dataset);
        Answer page = ana.api().get(dataset.path() + "/snapshots?limit=2").expect(200);
        assertThat(ids(page)).containsExactly(third, second);
        assertThat(page.at("/metadata/totalCount").asInt()).isEqualTo(3);
        assertThat(ids(ana.api()
                        .get(dataset.path() + "/snapshots?limit=2&offset=2")
                        .expect(200)))
                .containsExactly(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../other", "a/../../b", "a//b", "", "a\u0000b", "a\\b", ".", "a/."})
    void a_path_that_leads_elsewhere_is_refused(String path) {
        long before = Server.running().changes();
        assertThat(snapshot(ana, List.of("fine", path)).expect(400).body()).contains("relativeFilePaths[1]");
        assertThat(Server.running().changes()).isEqualTo(before);
    }

    @Test
    void a_reader_needs_access_to_the_project_for_a_snapshot() {
        withGrant(dataset, ben.id(), "DatasetRwReader");
        snapshot(ben, List.of()).expect(403);
        withCollaborator(dataset.project(), ben.id(), "projectImporter");
        snapshot(ben, List.of()).expect(200);
    }

    @Test
    void a_reader_needs_no_role_in_a_public_project_for_a_snapshot() {
        Dataset open = withGrant(Given.aDatasetIn(Given.aPublicProjectOf(ana)), ben.id(), "DatasetRwReader");
        ben.api()
                .post(open.path() + "/snapshots", Map.of("relativeFilePaths", List.of()))
                .expect(200);
    }

    @Test
    void a_tag_points_to_one_snapshot_and_moves() {
        String may = aSnapshotOf(dataset);
        String june = aSnapshotOf(dataset);
        assertThat(tag("gold", may).expect(200).text("/dataset/tags/gold")).isEqualTo(may);
        assertThat(tag("gold", june).expect(200).text("/dataset/tags/gold")).isEqualTo(june);
        Answer both = tag("für Müller 1.0", may).expect(200);
        assertThat(both.at("/dataset/tags")).hasSize(2);
        assertThat(tag("gold", june).expect(200).header("ETag")).isEqualTo(both.header("ETag"));
    }

    @Test
    void a_tag_is_removed_by_its_name() {
        tag("für Müller", aSnapshotOf(dataset)).expect(200);
        Answer removed = ana.api()
                .delete(dataset.path() + "/tags/f%C3%BCr%20M%C3%BCller")
                .expect(200);
        assertThat(removed.at("/dataset/tags")).isEmpty();
        ana.api().delete(dataset.path() + "/tags/f%C3%BCr%20M%C3%BCller").expect(404);
    }

    @Test
    void a_snapshot_of_another_dataset_gets_no_tag() {
        String other = aSnapshotOf(aDatasetOf(ana));
        assertThat(tag("gold", other).expect(400).text("/errors/0")).startsWith("snapshotId: ");
        tag("gold", NOBODY).expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a\\b", "..", "-a", "a ", "a%b", "a;b", "a\nb"})
    void a_tag_that_cannot_stand_in_a_path_is_refused(String tag) {
        assertThat(tag(tag, aSnapshotOf(dataset)).expect(400).text("/errors/0")).startsWith("tagName: ");
    }

    private Answer snapshot(Someone who, List<String> paths) {
        return who.api().post(dataset.path() + "/snapshots", Map.of("relativeFilePaths", paths));
    }

    private Answer tag(String tag, String snapshot) {
        return ana.api().post(dataset.path() + "/tags", Map.of("tagName", tag, "snapshotId", snapshot));
    }

    private String status(String snapshot) {
        return ana.api().get(SNAPSHOTS + snapshot).expect(200).text("/snapshot/status");
    }

    private static List<String> ids(Answer page) {
        return page.at("/snapshots")
                .valueStream()
                .map(snapshot -> snapshot.path("id"))
                .map(JsonNode::asString)
                .toList();
    }
}
