package almanac.registeredmodel.api;

import static almanac.registeredmodel.api.Models.MODELS;
import static almanac.registeredmodel.api.Models.aLoggedRunIn;
import static almanac.registeredmodel.api.Models.register;
import static almanac.registeredmodel.api.Models.withVersion;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.registeredmodel.api.Models.Model;
import almanac.registeredmodel.query.ModelFilter;
import almanac.registeredmodel.query.RegisteredModelQuery.ListModelsForUi;
import almanac.registeredmodel.query.RegisteredModelQuery.ListRegisteredModels;
import almanac.registeredmodel.query.RegisteredModelQuery.LocateModel;
import almanac.row.Page;
import almanac.row.Window;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.server.Statements;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.SearchFilter;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pages of models: whole, with all that belongs to each, and in two statements however many there are. */
class ModelListTest {

    private static final int MANY = 25;

    private final Dispatch dispatch = Server.running().bean(Dispatch.class);
    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);
    private final UserId by = new UserId(ana.id());
    private final Caller caller = new Caller(by, "a key", "of a test", null, null);
    private final ModelFilter inProject =
            new ModelFilter(new ProjectId(project.id()), "", SearchFilter.parse(null), List.of());
    private final Window window = new Window(0, MANY);

    @Test
    void a_page_takes_two_statements() {
        String run = aLoggedRunIn(project);
        IntStream.range(0, MANY + 1)
                .forEach(n -> register(new Model(Models.aName(), project, run), n % 2 == 0)
                        .expect(200));
        int one = Statements.of(() -> dispatch.ask(new LocateModel("nothing", by), caller));
        assertThat(one)
                .as("the statement itself, and the end of its transaction")
                .isBetween(1, 2);
        for (Query<? extends Page<?>> list : List.of(
                new ListRegisteredModels(by, inProject, window), new ListModelsForUi(by, inProject, true, window))) {
            assertThat(Statements.of(() -> {
                        Page<?> page = dispatch.ask(list, caller);
                        assertThat(page.items()).hasSize(MANY);
                        assertThat(page.totalCount()).isEqualTo(MANY + 1);
                    }))
                    .as(list.toString())
                    .isBetween(2, one + 1);
        }
    }

    @Test
    void a_line_has_its_latest_version_and_what_belongs_to_it() {
        Model model = withVersion(Models.aModelIn(project));
        ana.api().patch(model.version(2), Map.of("currentStage", "Staging")).expect(200);
        Answer single = ana.api().get(model.path()).expect(200);
        JsonNode listed =
                ana.api().get(MODELS + "?projectId=" + project.id()).expect(200).at("/items/0");
        assertThat(listed).isEqualTo(single.json());
        JsonNode line = ana.api()
                .get(MODELS + "/ui?projectId=" + project.id())
                .expect(200)
                .at("/items/0");
        assertThat(line.path("latestVersion").asInt()).isEqualTo(2);
        assertThat(line.path("latestVersionStage").asString()).isEqualTo("Staging");
        assertThat(line.at("/latestVersionExperimentMetrics/auc").asDouble()).isEqualTo(0.5);
        assertThat(line.path("ownerUsername").asString()).isEqualTo(ana.userName());
        Someone launcher = Someone.called("launcher");
        Given.withCollaborator(project, launcher.id(), "launcherUser");
        assertThat(launcher.api()
                        .get(MODELS + "/ui?projectId=" + project.id())
                        .expect(200)
                        .at("/items/0")
                        .has("latestVersionExperimentMetrics"))
                .as("of experiments that are not the launcher's to see")
                .isFalse();
        assertThat(line.at("/tags/team").asString()).isEqualTo("actuaries");
        ana.api()
                .delete("/api/2.0/mlflow/model-versions/delete", Map.of("name", model.name(), "version", "2"))
                .expect(200);
        assertThat(ana.api()
                        .get(MODELS + "/ui?projectId=" + project.id())
                        .expect(200)
                        .at("/items/0/latestVersion")
                        .asInt())
                .isEqualTo(1);
    }
}
