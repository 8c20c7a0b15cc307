package almanac.durability;

import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.datasource.command.DataSourceCommand.RecordDataSourceAccess;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.server.Given;
import almanac.server.Neighbour;
import almanac.server.Server;
import almanac.server.Simultaneous;
import almanac.server.Someone;
import almanac.shared.DataSourceId;
import almanac.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one server remembers never stands against what another has done since. */
class TwoServersTest {

    private static final String PROJECTS = "/api/projects/beta/projects";

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static Neighbour one;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static Neighbour other;

    @BeforeAll
    static void start() {
        one = Neighbour.called("two_servers", "--spring.datasource.hikari.maximum-pool-size=6");
        other = one.twin();
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
    }

    private final Server first = one.server();
    private final Server second = other.server();
    private final Someone ana = Someone.on(first, "ana", List.of("Practitioner"));
    private final Someone ben = Someone.on(first, "ben", List.of("Practitioner"));
    private final Api anaHere = ana.api();
    private final Api anaThere = ana.at(second).api();
    private final Api benThere = ben.at(second).api();

    @Test
    void what_one_has_written_the_other_reads_at_once() {
        String project = aProject(anaHere);
        anaThere.get(path(project)).expect(200);
        String version = anaThere.put(path(project) + "/status", blocked("too early"))
                .expect(200)
                .header("ETag");
        assertThat(anaHere.get(path(project)).expect(200).header("ETag")).isEqualTo(version);
    }

    @Test
    void what_would_change_nothing_as_remembered_is_done_when_it_changes_what_is() {
        String project = aProject(anaHere);
        Map<String, String> contributor = Map.of("id", ben.id(), "role", "contributor");
        anaHere.post(path(project) + "/collaborators", contributor).expect(200);
        anaThere.delete(path(project) + "/collaborators/" + ben.id()).expect(200);
        anaHere.post(path(project) + "/collaborators", contributor).expect(200);
        benThere.get(path(project)).expect(200);
    }

    @Test
    void that_somebody_looks_at_a_data_source_at_both_at_once_is_recorded_once() {
        String dataSource = anaHere.post(
                        "/api/datasource/v1/datasources", Given.aDataSourceBody(unique("both"), List.of()))
                .expect(200)
                .text("/id");
        UserId user = new UserId(ana.id());
        RecordDataSourceAccess access = new RecordDataSourceAccess(new DataSourceId(dataSource), user, Instant.EPOCH);
        Caller caller = new Caller(user, "of a test", "of a test", null, null);
        Simultaneous.atOnce(16, n -> {
            (n % 2 == 0 ? first : second).bean(Dispatch.class).send(access, caller);
            return n;
        });
        assertThat(first.database()
                        .queryForList(
                                "select 1 from domain_event where payload ->> 'dataSource' = ? and payload_type like '%Accessed'",
                                Integer.class, dataSource))
                .hasSize(1);
    }

    @Test
    void of_two_who_write_a_file_at_both_at_once_for_the_first_time_both_have_written_it() {
        String dataset = anaHere.post(
                        "/api/datasetrw/v1/datasets", Map.of("name", unique("both"), "projectId", aProject(anaHere)))
                .expect(200)
                .text("/dataset/id");
        for (int round = 0; round < 8; round++) {
            String file = "/api/almanac/v1/datasets/%s/files/file-%d".formatted(dataset, round);
            Simultaneous.atOnce(
                            2,
                            n -> (n == 0 ? anaHere : anaThere)
                                    .with("Content-Type", "text/plain")
                                    .put(file, "text of " + n))
                    .forEach(answer -> answer.expect(200));
        }
    }

    @Test
    void what_is_impossible_as_remembered_is_done_when_it_is_possible() {
        String project = aProject(anaHere);
        anaThere.post(path(project) + "/collaborators", Map.of("id", ben.id(), "role", "contributor"))
                .expect(200);
        anaHere.delete(path(project) + "/collaborators/" + ben.id()).expect(200);
        benThere.get(path(project)).expect(404);
    }

    @Test
    void what_is_possible_as_remembered_is_refused_when_it_is_not() {
        String project = aProject(anaHere);
        String goal = anaHere.post(path(project) + "/goals", Map.of("title", "a goal"))
                .expect(200)
                .text("/goal/id");
        anaThere.delete(path(project) + "/goals/" + goal).expect(200);
        anaHere.patch(path(project) + "/goals/" + goal, Map.of("isComplete", true))
                .expect(404);
    }

    @Test
    void a_version_that_was_seen_there_is_known_here() {
        String project = aProject(anaHere);
        String seen = anaThere.put(path(project) + "/status", blocked("once"))
                .expect(200)
                .header("ETag");
        anaHere.with("If-Match", seen)
                .put(path(project) + "/status", Map.of("status", "active", "isBlocked", false))
                .expect(200);
        anaThere.with("If-Match", seen)
                .put(path(project) + "/status", blocked("twice"))
                .expect(412);
    }

    @Test
    void a_key_that_was_revoked_there_is_worth_nothing_here() {
        Answer issued = anaHere.post("/api/users/v1/self/keys", Map.of("name", "short-lived"))
                .expect(200);
        Api byKey = first.anonymous().withKey(issued.text("/secret"));
        byKey.get("/api/users/v1/self").expect(200);
        anaThere.delete("/api/users/v1/self/keys/" + issued.text("/key/id")).expect(200);
        byKey.get("/api/users/v1/self").expect(401);
    }

    @Test
    void a_right_that_was_taken_there_is_gone_here() {
        String project = aProject(anaHere);
        anaHere.post(path(project) + "/collaborators", Map.of("id", ben.id(), "role", "contributor"))
                .expect(200);
        ben.api().get(path(project)).expect(200);
        anaThere.delete(path(project) + "/collaborators/" + ben.id()).expect(200);
        ben.api().get(path(project)).expect(404);
        ben.api().post(path(project) + "/goals", Map.of("title", "late")).expect(404);
    }

    @Test
    void who_was_disabled_there_is_nobody_here() {
        Someone eve = Someone.on(first, "eve", List.of("Practitioner"));
        eve.api().get("/api/users/v1/self").expect(200);
        second.administrator()
                .post("/api/admin/v1/users/" + eve.id() + "/disable", Map.of())
                .expect(200);
        assertThat(eve.api().get("/api/users/v1/self").status()).isIn(401, 403);
    }

    @Test
    void a_role_that_was_granted_there_counts_here() {
        Someone eve = Someone.on(first, "eve", List.of("Practitioner"));
        eve.api().get("/api/admin/v1/users").expect(403);
        second.administrator()
                .put("/api/admin/v1/users/" + eve.id() + "/roles", Map.of("roles", List.of("SysAdmin")))
                .expect(200);
        eve.api().get("/api/admin/v1/users").expect(200);
    }

    private static String aProject(Api api) {
        return api.post(PROJECTS, Map.of("name", unique("shared"), "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
    }

    private static String path(String project) {
        return "/api/projects/v1/projects/" + project;
    }

    private static Map<String, Object> blocked(String reason) {
        return Map.of("status", "active", "isBlocked", true, "blockedReason", reason);
    }
}
