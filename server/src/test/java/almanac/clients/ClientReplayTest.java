package almanac.clients;

import static almanac.server.Given.aDataSourceOf;
import static almanac.server.Given.aDatasetOf;
import static almanac.server.Given.aFileOf;
import static almanac.server.Given.aGoalIn;
import static almanac.server.Given.aJobIn;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.aWorkspaceIn;
import static almanac.server.Given.anEnvironmentOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Environment;
import almanac.server.Given.Project;
import almanac.server.JobSteps;
import almanac.server.Someone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Sends what existing clients send, in one story, and looks for the members that they read in the answers. */
class ClientReplayTest {

    private static final List<ReplayedRequest> REQUESTS = ReplayedRequest.all();
    private static final Path PAGE = Path.of("..", "docs", "clients.md");

    private final Someone owner = Someone.withRoles("client", List.of("SysAdmin", "Practitioner"));

    @TestFactory
    Stream<DynamicTest> every_function_is_answered_with_what_it_reads() {
        Map<String, String> values = beginning();
        return REQUESTS.stream()
                .map(request -> dynamicTest(
                        "%s %s: %s %s"
                                .formatted(request.client(), request.function(), request.method(), request.path()),
                        () -> replay(request, values)));
    }

    private void replay(ReplayedRequest request, Map<String, String> values) {
        Answer answer = request.send(owner.api(), values).expect(request.status());
        assertThat(request.missingIn(answer, values)).as("of " + answer).isEmpty();
        if (request.answer() != null) {
            assertThat(answer.body()).isEqualTo(request.answer());
        }
        if (request.keep() != null) {
            request.keep().forEach((name, pointer) -> values.put(name, answer.text(pointer)));
        }
    }

    private Map<String, String> beginning() {
        Someone other = Someone.called("other");
        Project project = aPrivateProjectOf(owner);
        Environment built = anEnvironmentOf(owner);
        Given.Workspace workspace = aWorkspaceIn(project);
        Map<String, String> values = new HashMap<>();
        values.put("owner", owner.userName());
        values.put("ownerId", owner.id());
        values.put("other", other.userName());
        values.put("otherId", other.id());
        values.put("project", project.name());
        values.put("projectId", project.id());
        values.put("commit", aFileOf(project).commit());
        values.put("environment", JobSteps.STANDARD);
        values.put("revision", "000000000000000000000002");
        values.put("tier", JobSteps.SMALL);
        values.put("built", built.id());
        values.put("builtRevision", built.revision());
        values.put("ended", JobSteps.succeed(aJobIn(project)).id());
        values.put("goal", aGoalIn(project));
        values.put("elsewhere", aDatasetOf(owner).id());
        values.put("source", aDataSourceOf(owner).id());
        values.put("workspace", workspace.id());
        values.put("tooled", owner.api().get(workspace.path()).expect(200).text("/workspace/environmentId"));
        return values;
    }

    @Test
    void the_page_of_clients_tells_of_every_function() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(REQUESTS).allSatisfy(request -> {
            String row = page.lines()
                    .filter(line -> line.contains("`" + request.function() + "`"))
                    .findFirst()
                    .orElse("");
            assertThat(row)
                    .as("the row of %s in %s", request.function(), PAGE)
                    .contains(request.status() == 501 ? "501" : "works");
        });
    }

    @Test
    void an_owners_name_is_found_in_any_letter_case() {
        Project project = aPrivateProjectOf(owner);
        String path = "/v1/projects/%s/%s/commits"
                .formatted(owner.userName().toUpperCase(java.util.Locale.ROOT), project.name());
        assertThat(owner.api().get(path).expect(200).json()).isNotEmpty();
    }
}
