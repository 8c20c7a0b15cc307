package almanac.registeredmodel.api;

import static almanac.experiment.api.TrackingRequests.API;
import static almanac.experiment.api.TrackingRequests.aRunIn;
import static almanac.experiment.api.TrackingRequests.anExperimentIn;
import static almanac.experiment.api.TrackingRequests.putArtifact;
import static almanac.registeredmodel.api.Models.MODELS;
import static almanac.registeredmodel.api.Models.aLoggedRunIn;
import static almanac.registeredmodel.api.Models.aModelIn;
import static almanac.registeredmodel.api.Models.register;
import static almanac.registeredmodel.api.Models.version;
import static almanac.registeredmodel.api.Models.withVersion;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.registeredmodel.api.Models.Model;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Models and their versions: registered from runs, listed, described, and shown as far as the caller may see them. */
class RegisteredModelHttpTest {

    /** The events of a model and its versions in the order of the log. */
    private static final String FIRST_EVENTS = """
            select split_part(e.payload_type, '$', 2) from registered_model_row m
            join domain_event e on e.aggregate_identifier = m.id
                or e.aggregate_identifier in (select v.id from model_version_row v where v.model_id = m.id)
            where m.name = ? order by e.global_index""";

    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);
    private final Someone outsider = Someone.called("outsider");

    @Test
    void the_model_of_a_run_is_registered_with_its_first_version() {
        Model model = new Model(Models.aName(), project, aLoggedRunIn(project));
        Answer made = register(model, false).expect(200);
        assertThat(made.text("/name")).isEqualTo(model.name());
        assertThat(made.text("/ownerUsername")).isEqualTo(ana.userName());
        assertThat(made.text("/project/name")).isEqualTo(project.name());
        assertThat(made.at("/latestVersion").asInt()).isEqualTo(1);
        assertThat(made.text("/tags/team")).isEqualTo("actuaries");
        assertThat(made.text("/tags/mlflow.source.type")).isEqualTo("LOCAL");
        Answer version = ana.api().get(model.version(1)).expect(200);
        assertThat(version.text("/experimentRunId")).isEqualTo(model.run());
        assertThat(version.text("/currentStage")).isEqualTo("None");
        assertThat(version.text("/tags/mlflow.source.type")).isEqualTo("LOCAL");
        JsonNode run = version.at("/versionUiDetails/experimentRunInfo");
        assertThat(run.at("/metrics/0/value").asDouble()).isEqualTo(0.5);
        assertThat(run.at("/metrics/0/timestamp").asString()).isEqualTo("1970-01-01T00:00:01.000Z");
        assertThat(run.at("/params/0/value").asString()).isEqualTo("6");
        ana.api().get(run.path("runUrl").asString()).expect(200);
        assertThat(files(model, 1)).containsExactly("MLmodel", "weights");
        assertThat(Server.running().database().queryForList(FIRST_EVENTS, String.class, model.name()))
                .containsExactly("ModelRegistered", "ModelTagged", "VersionCreated", "VersionTagged");
        assertThat(register(model, false).expect(400).text("/errors/0")).contains("named '" + model.name() + "'");
    }

    private List<String> files(Model model, int number) {
        String uri = ana.api()
                .get(API + "model-versions/get-download-uri?name=" + encoded(model.name()) + "&version=" + number)
                .expect(200)
                .text("/artifact_uri");
        return ana.api()
                .get("/api/2.0/mlflow-artifacts/artifacts?path=" + uri.replace("mlflow-artifacts:/", ""))
                .expect(200)
                .at("/files")
                .valueStream()
                .map(file -> file.path("path").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void the_model_of_a_run_is_what_was_logged_last_else_what_is_described_else_all_of_it() {
        String run = aLoggedRunIn(project);
        putArtifact(ana, run, "better/MLmodel", "flavors: {}");
        Model all = new Model(Someone.unique("all"), project, run);
        register(all, false).expect(200);
        assertThat(files(all, 1)).containsExactly("better", "model", "report.html");
        ana.api()
                .post(
                        API + "runs/log-model",
                        Map.of(
                                "run_id",
                                run,
                                "model_json",
                                "{\"run_id\": \"%s\", \"artifact_path\": \"better\", \"flavors\": {}}".formatted(run)))
                .expect(200);
        Model last = new Model(Someone.unique("last"), project, run);
        register(last, false).expect(200);
        assertThat(files(last, 1)).containsExactly("MLmodel");
    }

    @Test
    void a_run_without_artifacts_a_deleted_an_unknown_and_a_hidden_one_are_refused_and_nothing_is_kept() {
        String empty = aRunIn(anExperimentIn(project), ana);
        String deleted = aLoggedRunIn(project);
        ana.api().post(API + "runs/delete", Map.of("run_id", deleted)).expect(200);
        String hidden = aLoggedRunIn(Given.aPrivateProjectOf(Someone.called("bo")));
        String name = Someone.unique("none");
        long before = Server.running().changes();
        register(new Model(name, project, empty), false).expect(400);
        assertThat(register(new Model(name, project, deleted), false)
                        .expect(400)
                        .text("/errors/0"))
                .contains("restore it");
        register(new Model(name, project, "0".repeat(32)), false).expect(404);
        register(new Model(name, project, hidden), false).expect(404);
        register(new Model(name, project, "nonsense"), false).expect(400);
        assertThat(Server.running().changes()).isEqualTo(before);
        ana.api().get(MODELS + "/" + name).expect(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "names",
                "ui",
                "access",
                "versions",
                ".",
                "..",
                "../x",
                "a/b",
                "a:b",
                "a\\b",
                "a%2fb",
                "a;b",
                " ",
                "",
                "a\u0000b",
                "a\nb"
            })
    void a_name_that_leads_elsewhere_in_a_path_is_refused_by_both_apis(String name) {
        String run = aLoggedRunIn(project);
        long before = Server.running().changes();
        register(new Model(name, project, run), false).expect(400);
        ana.api()
                .with("X-Domino-Project-Id", project.id())
                .post(API + "registered-models/create", Map.of("name", name))
                .expect(400);
        assertThat(Server.running().changes()).isEqualTo(before);
    }

    @Test
    void versions_come_from_runs_of_the_same_project_and_are_listed_newest_first() {
        Model model = aModelIn(project);
        Answer second = version(model, aLoggedRunIn(project), "report.html").expect(200);
        assertThat(second.at("/modelVersion").asInt()).isEqualTo(2);
        assertThat(second.text("/modelVersionDescription")).isEqualTo("another");
        assertThat(second.header("ETag")).isNotEmpty();
        version(model, model.run(), "nothing").expect(400);
        version(model, model.run(), "../model").expect(400);
        version(model, model.run(), "/model").expect(400);
        version(model, "0".repeat(32), "model").expect(404);
        String elsewhere = aLoggedRunIn(Given.aPrivateProjectOf(ana));
        assertThat(version(model, elsewhere, "model").expect(400).text("/errors/0"))
                .startsWith("experimentRunId: ");
        Answer page = ana.api().get(model.path() + "/versions?limit=1").expect(200);
        assertThat(page.at("/items/0/modelVersion").asInt()).isEqualTo(2);
        assertThat(page.at("/metadata/totalCount").asInt()).isEqualTo(2);
        assertThat(page.at("/metadata/limit").asInt()).isEqualTo(1);
        ana.api()
                .delete(API + "model-versions/delete", Map.of("name", model.name(), "version", "2"))
                .expect(200);
        assertThat(ana.api().get(model.path() + "/versions").expect(200).at("/items"))
                .hasSize(1);
        assertThat(ana.api().get(model.path()).expect(200).at("/latestVersion").asInt())
                .isEqualTo(1);
        ana.api().get(model.version(2)).expect(404);
        for (String number : List.of("0", "-1", "one", "99999999999")) {
            ana.api().get(model.path() + "/versions/" + number).expect(400);
        }
    }

    @Test
    void a_version_keeps_its_files_and_its_run_when_the_run_is_deleted_or_overwritten() {
        Model model = aModelIn(project);
        putArtifact(ana, model.run(), "model/weights", "forged");
        putArtifact(ana, model.run(), "model/more", "2");
        assertThat(files(model, 1)).containsExactly("MLmodel", "weights");
        ana.api().post(API + "runs/delete", Map.of("run_id", model.run())).expect(200);
        Answer version = ana.api().get(model.version(1)).expect(200);
        assertThat(version.at("/versionUiDetails/experimentRunInfo/params")).hasSize(1);
        assertThat(files(model, 1)).containsExactly("MLmodel", "weights");
    }

    @Test
    void a_model_is_changed_by_those_who_may_and_as_long_as_it_is_the_one_they_saw() {
        Model model = aModelIn(project, true);
        Api api = ana.api();
        String tag = api.get(model.path()).expect(200).header("ETag");
        Answer changed = api.with("If-Match", tag)
                .patch(model.path(), Map.of("description", "who left", "discoverable", false))
                .expect(200);
        assertThat(changed.text("/description")).isEqualTo("who left");
        assertThat(changed.at("/discoverable").asBoolean(true)).isFalse();
        api.with("If-Match", tag)
                .patch(model.path(), Map.of("description", "x"))
                .expect(412);
        assertThat(api.patch(model.path(), Map.of()).expect(200).header("ETag")).isEqualTo(changed.header("ETag"));
        outsider.api().patch(model.path(), Map.of("description", "x")).expect(404);
        api.patch(model.path(), Map.of("discoverable", true)).expect(200);
        outsider.api().patch(model.path(), Map.of("description", "x")).expect(403);
    }

    @Test
    void outsiders_see_discoverable_models_and_may_do_nothing_with_them() {
        Model known = aModelIn(project, true);
        Model hidden = aModelIn(project, false);
        Answer seen = outsider.api().get(known.path()).expect(200);
        assertThat(seen.at("/requestingUserAccess").properties())
                .hasSize(6)
                .allMatch(right -> !right.getValue().asBoolean());
        outsider.api().get(known.version(1)).expect(403);
        outsider.api().get(known.path() + "/versions").expect(403);
        outsider.api().get(hidden.path()).expect(404);
        outsider.api().get(hidden.version(1)).expect(404);
        String mine = "?projectId=" + project.id();
        assertThat(names(outsider.api().get(MODELS + mine))).containsExactly(known.name());
        assertThat(names(outsider.api().get(MODELS + "/ui" + mine))).isEmpty();
        assertThat(names(outsider.api().get(MODELS + "/ui" + mine + "&globallyDiscoverable=true")))
                .containsExactly(known.name());
        assertThat(names(ana.api().get(MODELS + "/ui" + mine))).containsExactlyInAnyOrder(known.name(), hidden.name());
    }

    @Test
    void what_the_caller_may_do_is_what_the_role_in_the_project_allows() {
        Model model = aModelIn(project);
        assertThat(ana.api()
                        .get(model.path())
                        .expect(200)
                        .at("/requestingUserAccess")
                        .properties())
                .allMatch(right -> right.getValue().asBoolean());
        Someone importer = Someone.called("importer");
        Given.withCollaborator(project, importer.id(), "projectImporter");
        JsonNode access = importer.api().get(model.path()).expect(200).at("/requestingUserAccess");
        assertThat(access.path("canViewProject").asBoolean()).isTrue();
        assertThat(access.path("canViewModelApis").asBoolean(true)).isFalse();
        assertThat(access.path("canViewExperimentRuns").asBoolean(true)).isFalse();
        Someone consumer = Someone.called("consumer");
        Given.withCollaborator(project, consumer.id(), "resultsConsumer");
        JsonNode rights = consumer.api().get(model.path()).expect(200).at("/requestingUserAccess");
        assertThat(rights.path("canViewExperimentRuns").asBoolean()).isTrue();
        assertThat(rights.path("canEditModel").asBoolean(true)).isFalse();
    }

    private static List<String> names(Answer answer) {
        return answer.expect(200)
                .at("/items")
                .valueStream()
                .map(model -> model.path("name").asString())
                .toList();
    }

    @Test
    void lists_are_searched_ordered_and_gone_through_page_by_page() {
        Model first = aModelIn(project);
        Model second = aModelIn(project);
        String mine = MODELS + "?projectId=" + project.id();
        ana.api()
                .post(
                        API + "registered-models/set-tag",
                        Map.of("name", second.name(), "key", "team", "value", "pricing"))
                .expect(200);
        assertThat(names(search(mine, first.name().substring(6).toUpperCase(java.util.Locale.ROOT))))
                .containsExactly(first.name());
        assertThat(names(search(mine, "name = '" + second.name() + "'"))).containsExactly(second.name());
        assertThat(names(search(mine, "name ILIKE 'CHURN%' and tags.team = 'pricing'")))
                .containsExactly(second.name());
        assertThat(names(search(mine, "tags.team != 'pricing'"))).containsExactly(first.name());
        assertThat(names(search(mine, "100%"))).isEmpty();
        for (String bad : List.of("name > 'a'", "name = 1", "owner = 'a'", "name = 'a' or name = 'b'", "name =")) {
            assertThat(search(mine, bad).expect(400).text("/errors/0")).startsWith("searchPattern: ");
        }
        withVersion(first);
        assertThat(names(ana.api().get(mine + "&orderBy=last_updated_timestamp%20DESC")))
                .containsExactly(first.name(), second.name());
        assertThat(names(ana.api().get(mine + "&orderBy=timestamp&orderBy=name")))
                .containsExactly(second.name(), first.name());
        ana.api().get(mine + "&orderBy=owner").expect(400);
        Answer page = ana.api().get(mine + "&maxResults=1").expect(200);
        String next = page.text("/metadata/nextPageToken");
        assertThat(page.text("/metadata/pagination/nextPageToken")).isEqualTo(next);
        Answer last = ana.api().get(mine + "&maxResults=1&pageToken=" + next).expect(200);
        assertThat(names(last)).containsExactly(second.name());
        assertThat(last.at("/metadata").has("nextPageToken")).isFalse();
        for (String bad : List.of("&pageToken=x", "&maxResults=0", "&maxResults=1001", "&orderBy=name%20UP")) {
            ana.api().get(mine + bad).expect(400);
        }
        ana.api().get(MODELS + "?projectId=nonsense").expect(400);
        assertThat(names(ana.api().get(MODELS + "?projectId=66b0000000000000000000a1")))
                .isEmpty();
    }

    private Answer search(String path, String pattern) {
        return ana.api().get(path + "&searchPattern=" + encoded(pattern));
    }

    @Test
    void names_are_listed_in_order_with_their_number() {
        Model first = aModelIn(project);
        Model second = aModelIn(project, true);
        Answer page = ana.api()
                .get(MODELS + "/names?limit=1&projectId=" + project.id())
                .expect(200);
        assertThat(page.at("/items/0").asString()).isEqualTo(first.name());
        assertThat(page.at("/metadata/totalCount").asInt()).isEqualTo(2);
        assertThat(page.at("/metadata/pagination/totalCount").asInt()).isEqualTo(2);
        assertThat(outsider.api()
                        .get(MODELS + "/names?search=" + encoded(second.name().toUpperCase(java.util.Locale.ROOT)))
                        .expect(200)
                        .at("/items/0")
                        .asString())
                .isEqualTo(second.name());
    }

    @Test
    void the_table_of_models_shows_the_latest_version_with_its_metrics() {
        Model model = withVersion(aModelIn(project));
        ana.api().patch(model.version(2), Map.of("currentStage", "staging")).expect(200);
        JsonNode line = ana.api()
                .get(MODELS + "/ui?projectId=" + project.id())
                .expect(200)
                .at("/items/0");
        assertThat(line.path("latestVersion").asInt()).isEqualTo(2);
        assertThat(line.path("latestVersionStage").asString()).isEqualTo("Staging");
        assertThat(line.at("/latestVersionExperimentMetrics/auc").asDouble()).isEqualTo(0.5);
        assertThat(line.path("modelApiCount").asInt(-1)).isZero();
        assertThat(ana.api().get(model.path() + "/modelapis").expect(200).at("/items"))
                .isEmpty();
        assertThat(ana.api()
                        .get(model.version(2) + "/modelapis")
                        .expect(200)
                        .at("/metadata/limit")
                        .asInt())
                .isEqualTo(10);
    }

    @Test
    void the_models_of_an_archived_project_are_gone_and_keep_their_names() {
        Model model = aModelIn(project, true);
        ana.api().delete(project.betaPath()).expect(200);
        ana.api().get(model.path()).expect(404);
        ana.api().get(model.version(1)).expect(404);
        assertThat(names(ana.api().get(MODELS + "?projectId=" + project.id()))).isEmpty();
        Given.Project other = Given.aPrivateProjectOf(ana);
        register(new Model(model.name(), other, aLoggedRunIn(other)), false).expect(400);
    }

    @Test
    void a_model_is_shown_as_it_was() {
        Model model = aModelIn(project);
        String before =
                Server.running().database().queryForObject("select max(global_index) from domain_event", String.class);
        ana.api().patch(model.path(), Map.of("description", "changed")).expect(200);
        withVersion(model);
        Answer then = ana.api().get(model.path() + "?asOf=" + before).expect(200);
        assertThat(then.text("/description")).isEqualTo("who leaves");
        assertThat(then.at("/latestVersion").asInt()).isEqualTo(1);
        assertThat(ana.api().get(model.path()).expect(200).at("/latestVersion").asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"searchable, 204, 1", "private, 404, 0", "public, 204, 1"})
    void an_outsider_asks_for_access_once_a_day(String visibility, int status, int events) {
        Given.Project other = Given.aProjectOf(ana, visibility);
        long before = requests(other);
        for (int n = 0; n < 2; n++) {
            outsider.api().post(MODELS + "/access/" + other.id()).expect(status);
        }
        assertThat(requests(other) - before).isEqualTo(events);
        ana.api().post(MODELS + "/access/" + other.id()).expect(204);
        ana.api().post(MODELS + "/access/none").expect(400);
        assertThat(requests(other) - before).isEqualTo(events);
        if (events == 0) {
            aModelIn(other, true);
            outsider.api().post(MODELS + "/access/" + other.id()).expect(204);
            assertThat(requests(other) - before).isEqualTo(1);
        }
    }

    private static long requests(Given.Project of) {
        Long count = Server.running()
                .database()
                .queryForObject(
                        "select count(*) from domain_event where aggregate_identifier like ?",
                        Long.class,
                        "project-access:" + of.id() + ":%");
        return count == null ? 0 : count;
    }
}
