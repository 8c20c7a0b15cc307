package almanac.history.api;

import static almanac.server.Given.aPrivateProjectOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HistoryDiffHttpTest {

    private final Someone ana = Someone.called("ana");
    private final Someone bo = Someone.called("bo");

    @Test
    void a_diff_is_a_patch_from_one_moment_to_another() {
        Project project = aPrivateProjectOf(ana);
        Given.withCollaborator(project, bo.id(), "contributor");
        long from = Log.end();
        complete(project);
        Given.withCollaborator(project, bo.id(), "launcherUser");
        Instant to = Log.now();
        ana.api().delete(project.path() + "/collaborators/" + bo.id()).expect(200);

        Answer diff =
                ana.api().get(path(project) + "?from=" + from + "&to=" + to).expect(200);

        assertThat(diff.at("/diff/fromVersion").asLong()).isEqualTo(1);
        assertThat(diff.at("/diff/toVersion").asLong()).isEqualTo(3);
        assertThat(diff.at("/diff/patch")).hasSize(3);
        assertThat(operation(diff, "/complete").path("op").asString()).isEqualTo("replace");
        assertThat(operation(diff, "/complete").path("value").asBoolean()).isTrue();
        assertThat(operation(diff, "/completedMessage").path("op").asString()).isEqualTo("add");
        assertThat(operation(diff, "/collaborators/0/role").path("value").asString())
                .isEqualTo("launcherUser");
    }

    @Test
    void without_an_end_it_goes_up_to_now_and_backwards_it_undoes() {
        Project project = aPrivateProjectOf(ana);
        long created = Log.end();
        complete(project);
        Answer forward = ana.api().get(path(project) + "?from=" + created).expect(200);
        assertThat(forward.at("/diff/toVersion").asLong()).isEqualTo(1);
        Answer back = ana.api()
                .get(path(project) + "?from=" + Log.end() + "&to=" + created)
                .expect(200);
        assertThat(operation(back, "/completedMessage").path("op").asString()).isEqualTo("remove");
        assertThat(operation(back, "/completedMessage").has("value")).isFalse();
    }

    @Test
    void between_moments_that_are_alike_nothing_changes() {
        Project project = aPrivateProjectOf(ana);
        Answer diff = ana.api().get(path(project) + "?from=" + Log.end()).expect(200);
        assertThat(diff.at("/diff/patch")).isEmpty();
    }

    @Test
    void before_its_creation_a_resource_is_nothing() {
        long before = Log.end();
        Project project = aPrivateProjectOf(ana);
        Answer diff = ana.api().get(path(project) + "?from=" + before).expect(200);
        assertThat(diff.at("/diff").has("fromVersion")).isFalse();
        assertThat(diff.at("/diff/patch")).hasSize(1);
        assertThat(diff.text("/diff/patch/0/op")).isEqualTo("add");
        assertThat(diff.text("/diff/patch/0/path")).isEmpty();
        assertThat(diff.text("/diff/patch/0/value/name")).isEqualTo(project.name());
        ana.api().get(path(project) + "?from=" + before + "&to=" + before).expect(404);
    }

    @Test
    void moments_that_cannot_be_are_refused_by_name() {
        Project project = aPrivateProjectOf(ana);
        assertThat(refusal(project, "")).isEqualTo("from: must be given");
        assertThat(refusal(project, "?from=then")).startsWith("from: ");
        assertThat(refusal(project, "?from=0&to=then")).startsWith("to: ");
        assertThat(refusal(project, "?from=999999999999")).startsWith("There is no position 999999999999 yet");
        assertThat(refusal(project, "?from=0&to=999999999999")).startsWith("There is no position 999999999999 yet");
    }

    private String refusal(Project project, String query) {
        return ana.api().get(path(project) + query).expect(400).text("/errors/0");
    }

    private void complete(Project project) {
        ana.api()
                .put(
                        project.path() + "/status",
                        Map.of("status", "complete", "isBlocked", false, "completedMessage", "done"))
                .expect(200);
    }

    private static String path(Project project) {
        return "/api/almanac/v1/history/projects/" + project.id() + "/diff";
    }

    private static JsonNode operation(Answer diff, String path) {
        return diff.at("/diff/patch")
                .valueStream()
                .filter(operation -> operation.path("path").asString().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
