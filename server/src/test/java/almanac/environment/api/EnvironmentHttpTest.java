package almanac.environment.api;

import static almanac.server.Given.anEnvironmentOf;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.access.AccessEnvironments;
import almanac.access.AccessEnvironments.Revision;
import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.server.Given;
import almanac.server.Given.Environment;
import almanac.server.Given.Organization;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.EnvironmentId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EnvironmentHttpTest {

    private static final String ENVIRONMENTS = "/api/environments/beta/environments";
    private static final String NOTHING = "ffffffffffffffffffffffff";

    private final Someone ana = Someone.called("ana");
    private final Someone bo = Someone.called("bo");

    @Test
    void a_fresh_installation_has_one_that_everybody_can_run_in() {
        JsonNode standard = get(ana.api(), "/api/environments/v1/environments/000000000000000000000001")
                .at("/environment");
        assertThat(standard.path("name").asString()).isEqualTo("Almanac Standard Environment");
        assertThat(standard.path("visibility").asString()).isEqualTo("global");
        assertThat(standard.has("owner")).isFalse();
        assertThat(standard.at("/selectedRevision/status").asString()).isEqualTo("succeeded");
    }

    @Test
    void an_environment_is_built_and_shown_with_its_owner_and_tools() {
        Map<String, Object> tool = Map.of("name", "jupyter", "title", "Jupyter", "startScripts", List.of("/start"));
        Environment environment = anEnvironmentOf(
                ana.api(),
                Map.of(
                        "visibility", "Private",
                        "workspaceTools", List.of(tool),
                        "supportedClusters", List.of("ray"),
                        "tags", List.of("cpu"),
                        "isCurated", false));
        JsonNode shown = get(ana.api(), environment.path()).at("/environment");
        assertThat(shown.path("visibility").asString()).isEqualTo("private");
        assertThat(shown.at("/owner/id").asString()).isEqualTo(ana.id());
        assertThat(shown.at("/owner/username").asString()).isEqualTo(ana.userName());
        assertThat(shown.at("/owner/ownerType").asString()).isEqualTo("individual");
        assertThat(shown.at("/latestRevision/number").asInt()).isEqualTo(1);
        assertThat(shown.at("/selectedRevision")).isEqualTo(shown.at("/latestRevision"));
        assertThat(shown.at("/selectedRevision/availableTools/0/name").asString())
                .isEqualTo("jupyter");
        assertThat(shown.at("/selectedRevision/availableTools/0").propertyNames())
                .containsExactlyInAnyOrder("name", "title", "startScripts");
        assertThat(shown.at("/supportedClusters/0").asString()).isEqualTo("ray");
        assertThat(shown.at("/activeRevisionTags/0").asString()).isEqualTo("cpu");
        assertThat(shown.has("restrictedRevision")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "visibility", "image", "addBaseDependencies"})
    void what_a_new_one_needs_is_asked_for(String member) {
        Map<String, Object> body = body();
        body.remove(member);
        assertThat(ana.api().post(ENVIRONMENTS, body).expect(400).text("/errors/0"))
                .startsWith(member + ": ");
    }

    @Test
    void a_copy_takes_everything_from_where_it_comes() {
        Environment original = anEnvironmentOf(
                ana.api(),
                Map.of(
                        "visibility", "private",
                        "supportedClusters", List.of("dask"),
                        "environmentVariables", List.of(Map.of("name", "LEVEL", "value", "3"))));
        Map<String, Object> body = Map.of("duplicateFromEnvironmentId", original.id());
        Answer copy = ana.api().post(ENVIRONMENTS, body).expect(200);
        assertThat(copy.text("/environment/name")).isEqualTo("Copy of " + original.name());
        assertThat(copy.text("/environment/visibility")).isEqualTo("private");
        assertThat(copy.text("/environment/supportedClusters/0")).isEqualTo("dask");
        bo.api().post(ENVIRONMENTS, body).expect(404);
        Map<String, Object> more = new HashMap<>(body);
        more.put("name", "mine");
        assertThat(ana.api().post(ENVIRONMENTS, more).expect(400).text("/errors/0"))
                .startsWith("duplicateFromEnvironmentId: ");
    }

    @Test
    void an_organizations_environment_is_its_members() {
        Organization crew = anOrganizationOf(ana, bo);
        Environment environment = anEnvironmentOf(ana.api(), Map.of("visibility", "private", "orgOwnerId", crew.id()));
        JsonNode shown = get(bo.api(), environment.path()).at("/environment");
        assertThat(shown.path("visibility").asString()).isEqualTo("organization");
        assertThat(shown.at("/owner/ownerType").asString()).isEqualTo("organization");
        assertThat(shown.at("/owner/username").asString()).isEqualTo(crew.name());
        Map<String, Object> body = body();
        body.put("orgOwnerId", crew.id());
        bo.api().post(ENVIRONMENTS, body).expect(403);
        Someone.called("cy").api().post(ENVIRONMENTS, body).expect(404);
        body.put("visibility", "global");
        assertThat(Given.administrator().post(ENVIRONMENTS, body).expect(400).text("/errors/0"))
                .startsWith("orgOwnerId: ");
    }

    @Test
    void global_and_restricted_ones_are_for_those_who_may() {
        Map<String, Object> body = body();
        body.put("visibility", "global");
        ana.api().post(ENVIRONMENTS, body).expect(403);
        body.put("visibility", "private");
        body.put("isRestricted", true);
        ana.api().post(ENVIRONMENTS, body).expect(403);
        Environment environment =
                anEnvironmentOf(Given.administrator(), Map.of("visibility", "private", "isRestricted", true));
        JsonNode shown = get(Given.administrator(), environment.path()).at("/environment");
        assertThat(shown.at("/internalTags/0").asString()).isEqualTo("restricted");
        assertThat(shown.at("/restrictedRevision/id").asString()).isEqualTo(environment.revision());
    }

    @Test
    void a_revision_takes_from_the_latest_what_is_not_said_of_it() {
        Environment environment = anEnvironmentOf(ana.api(), Map.of("visibility", "private", "tags", List.of("cpu")));
        Answer added = ana.api()
                .post(environment.revisions(), Map.of("dockerfileInstructions", "USER ubuntu"))
                .expect(200);
        assertThat(added.at("/environmentRevision/number").asInt()).isEqualTo(2);
        Server.running().awaitBuilds();
        JsonNode shown = get(ana.api(), environment.path()).at("/environment");
        assertThat(shown.at("/selectedRevision/number").asInt()).isEqualTo(2);
        assertThat(shown.at("/activeRevisionTags/0").asString()).isEqualTo("cpu");
    }

    @Test
    void what_cannot_be_built_fails_and_the_one_before_stays_active() {
        Environment environment = anEnvironmentOf(ana);
        Map<String, Object> body = Map.of(
                "dockerfileInstructions",
                "FROM scratch",
                "environmentVariables",
                List.of(Map.of("key", "TOKEN", "value", "nobodys-business")));
        String revision =
                ana.api().post(environment.revisions(), body).expect(200).text("/environmentRevision/id");
        Server.running().awaitBuilds();
        JsonNode shown = get(ana.api(), environment.path()).at("/environment");
        assertThat(shown.at("/latestRevision/status").asString()).isEqualTo("failed");
        assertThat(shown.at("/selectedRevision/number").asInt()).isEqualTo(1);
        Answer history = ana.api()
                .get("/api/almanac/v1/history/environments/" + environment.id() + "?limit=100")
                .expect(200);
        assertThat(history.body()).contains("TOKEN", "Line 1: FROM").doesNotContain("nobodys-business");
        assertThat(Given.administrator()
                        .patch(environment.revisions() + "/" + revision, Map.of("isRestricted", true))
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("isRestricted: ");
    }

    @Test
    void what_variables_are_set_to_is_kept_in_its_box_alone() {
        String secret = unique("planted") + "-never-to-be-seen";
        Map<String, Object> variables =
                Map.of("environmentVariables", List.of(Map.of("key", "TOKEN", "value", secret)));
        Environment environment = anEnvironmentOf(
                ana.api(),
                Map.of("visibility", "private", "environmentVariables", variables.get("environmentVariables")));
        ana.api().post(environment.revisions(), variables).expect(200);
        ana.api()
                .post(ENVIRONMENTS, Map.of("duplicateFromEnvironmentId", environment.id()))
                .expect(200);
        Someone.called("stranger")
                .api()
                .post(environment.revisions(), variables)
                .expect(404);
        Server.running().awaitBuilds();
        Server.running().awaitTrail();

        assertThat(Server.running().kept(secret)).isEmpty();
        MasterKey key = Server.running().bean(MasterKey.class);
        assertThat(Server.running().database().queryForList("select * from environment_variables"))
                .filteredOn(line -> opened(line, key).contains(secret))
                .hasSize(2);
    }

    private static String opened(Map<String, Object> line, MasterKey key) {
        SealedSecret sealed = new SealedSecret(String.valueOf(line.get("key_id")), String.valueOf(line.get("sealed")));
        return key.open(sealed, "environment variables " + line.get("variables_id"));
    }

    @Test
    void one_revision_is_restricted_and_the_answer_is_its_id() {
        Environment environment = anEnvironmentOf(ana);
        String second =
                ana.api().post(environment.revisions(), Map.of()).expect(200).text("/environmentRevision/id");
        Server.running().awaitBuilds();
        for (String revision : List.of(environment.revision(), second)) {
            Answer marked = Given.administrator()
                    .patch(environment.revisions() + "/" + revision, Map.of("isRestricted", true))
                    .expect(200);
            assertThat(marked.json().propertyNames()).containsExactly("id");
            assertThat(marked.text("/id")).isEqualTo(revision);
            assertThat(get(ana.api(), environment.path())
                            .at("/environment/restrictedRevision/id")
                            .asString())
                    .isEqualTo(revision);
        }
        Given.administrator()
                .patch(environment.revisions() + "/" + second, Map.of("isRestricted", false))
                .expect(200);
        JsonNode shown = get(ana.api(), environment.path()).at("/environment");
        assertThat(shown.has("restrictedRevision")).isFalse();
        assertThat(shown.path("internalTags")).isEmpty();
        Given.administrator()
                .patch(environment.revisions() + "/" + NOTHING, Map.of("isRestricted", true))
                .expect(404);
    }

    @Test
    void an_archived_one_is_out_of_the_list_and_still_readable() {
        Environment environment = anEnvironmentOf(ana);
        JsonNode archived = ana.api().delete(environment.path()).expect(200).at("/environment");
        assertThat(archived.path("archived").asBoolean()).isTrue();
        assertThat(ana.api().delete(environment.path()).expect(200).at("/environment"))
                .isEqualTo(archived);
        assertThat(get(ana.api(), environment.path()).at("/environment")).isEqualTo(archived);
        assertThat(listed(ana)).doesNotContain(environment.id());
        ana.api().post(environment.revisions(), Map.of()).expect(400);
        ana.api().delete("/api/environments/v1/environments/" + NOTHING).expect(404);
    }

    @Test
    void everybody_sees_global_ones_his_own_and_those_of_his_organizations() {
        Environment global = anEnvironmentOf(Given.administrator(), Map.of("visibility", "global"));
        Environment own = anEnvironmentOf(ana);
        Organization crew = anOrganizationOf(ana, bo);
        Environment common = anEnvironmentOf(ana.api(), Map.of("visibility", "private", "orgOwnerId", crew.id()));
        assertThat(listed(ana)).contains(global.id(), own.id(), common.id());
        assertThat(listed(bo)).contains(global.id(), common.id()).doesNotContain(own.id());
        assertThat(listed(Someone.called("cy"))).contains(global.id()).doesNotContain(common.id(), own.id());
        assertThat(listed(Someone.withRoles("support", List.of("SupportStaff"))))
                .contains(own.id(), common.id());
        bo.api().get(own.path()).expect(404);
    }

    @Test
    void totals_count_what_the_caller_sees() {
        anEnvironmentOf(ana);
        int before = total(bo);
        anEnvironmentOf(ana);
        assertThat(total(bo)).isEqualTo(before);
        assertThat(total(ana)).isEqualTo(before + 2);
        assertThat(ana.api()
                        .get(ENVIRONMENTS + "?offset=9999")
                        .expect(200)
                        .at("/metadata/totalCount")
                        .asInt())
                .isEqualTo(before + 2);
    }

    @Test
    void a_run_finds_the_revision_that_is_meant() {
        Environment environment = anEnvironmentOf(ana);
        ana.api()
                .post(environment.revisions(), Map.of("dockerfileInstructions", "nonsense"))
                .expect(200);
        Server.running().awaitBuilds();
        assertThat(usable(ana, environment, "ActiveRevision").orElseThrow().number())
                .isEqualTo(1);
        assertThat(usable(ana, environment, "LatestRevision").orElseThrow().number())
                .isEqualTo(2);
        assertThat(usable(ana, environment, "SomeRevision(" + environment.revision() + ")"))
                .map(revision -> revision.definition().image())
                .contains("python:3.13");
        assertThat(usable(ana, environment, "SomeRevision(" + NOTHING + ")")).isEmpty();
        assertThat(usable(bo, environment, "ActiveRevision")).isEmpty();
        ana.api().delete(environment.path()).expect(200);
        assertThat(usable(ana, environment, "ActiveRevision")).isEmpty();
    }

    private static Optional<Revision> usable(Someone user, Environment environment, String spec) {
        return Server.running()
                .bean(AccessEnvironments.class)
                .usable(new UserId(user.id()), new EnvironmentId(environment.id()), RevisionSpec.parse(spec));
    }

    private static JsonNode get(Api api, String path) {
        return api.get(path).expect(200).json();
    }

    private static Map<String, Object> body() {
        return new HashMap<>(
                Map.of("name", "e", "visibility", "private", "image", "python:3.13", "addBaseDependencies", true));
    }

    private static int total(Someone who) {
        return who.api()
                .get(ENVIRONMENTS)
                .expect(200)
                .at("/metadata/totalCount")
                .asInt();
    }

    private static List<String> listed(Someone who) {
        return get(who.api(), ENVIRONMENTS + "?limit=10000")
                .at("/environments")
                .valueStream()
                .map(environment -> environment.path("id").asString())
                .toList();
    }
}
