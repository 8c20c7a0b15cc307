package almanac.project.api;

import static almanac.server.Given.aDatasetIn;
import static almanac.server.Given.aDatasetOf;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.administrator;
import static almanac.server.Given.withCollaborator;
import static almanac.server.Given.withGrant;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Dataset;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SharedDatasetHttpTest {

    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");
    private final Project project = withCollaborator(aPrivateProjectOf(ana), ben.id(), "contributor");

    @Test
    void a_dataset_of_elsewhere_is_linked_once() {
        Dataset dataset = aDatasetOf(ana);
        Answer linked = link(ana, dataset).expect(200);
        assertThat(linked.text("/dataset/projectId")).isEqualTo(project.id());
        assertThat(shared(linked)).containsExactly(dataset.id());
        Answer again = link(ana, dataset).expect(200);
        assertThat(again.header("ETag")).isEqualTo(linked.header("ETag"));
        assertThat(shared(ben.api().get(path()).expect(200))).containsExactly(dataset.id());
    }

    @Test
    void whoever_links_a_dataset_must_be_able_to_read_it() {
        Dataset dataset = aDatasetOf(ana);
        assertThat(link(ben, dataset).expect(404).text("/errors/0")).contains(dataset.id());
        withGrant(dataset, ben.id(), "DatasetRwReader");
        link(ben, dataset).expect(200);
    }

    @Test
    void a_dataset_of_the_project_itself_is_not_linked() {
        assertThat(link(ana, aDatasetIn(project)).expect(400).text("/errors/0")).startsWith("datasetId: ");
    }

    @Test
    void a_reader_of_the_dataset_without_rights_in_the_project_links_nothing() {
        Someone cleo = Someone.called("cleo");
        withCollaborator(project, cleo.id(), "resultsConsumer");
        Dataset dataset = withGrant(aDatasetOf(ana), cleo.id(), "DatasetRwOwner");
        link(cleo, dataset).expect(403);
        cleo.api().get(path()).expect(200);
    }

    @Test
    void who_has_no_file_storage_links_nothing() {
        Someone lite = Someone.withRoles("lite", List.of());
        withCollaborator(project, lite.id(), "contributor");
        Dataset dataset = withGrant(aDatasetOf(ana), lite.id(), "DatasetRwReader");
        link(lite, dataset).expect(403);
    }

    @Test
    void a_link_is_taken_back_once() {
        Dataset dataset = aDatasetOf(ana);
        link(ana, dataset).expect(200);
        ben.api().delete(path() + "/" + dataset.id()).expect(200);
        assertThat(shared(ana.api().get(path()).expect(200))).isEmpty();
        ben.api().delete(path() + "/" + dataset.id()).expect(404);
    }

    @Test
    void a_link_goes_with_its_dataset() {
        Dataset dataset = aDatasetOf(ana);
        Dataset other = aDatasetOf(ana);
        link(ana, dataset).expect(200);
        link(ana, other).expect(200);
        administrator().delete(dataset.path()).expect(200);
        assertThat(shared(ana.api().get(path()).expect(200))).containsExactly(other.id());
        ana.api().delete(path() + "/" + dataset.id()).expect(404);
        link(ana, dataset).expect(404);
    }

    private String path() {
        return project.path() + "/shared-datasets";
    }

    private Answer link(Someone who, Dataset dataset) {
        return who.api().post(path(), Map.of("datasetId", dataset.id()));
    }

    private static List<String> shared(Answer answer) {
        return answer.at("/dataset/sharedDatasetIds")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
