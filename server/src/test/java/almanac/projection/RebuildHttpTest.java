package almanac.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.console.Tab;
import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.projection.Projectors.Projector;
import almanac.server.Neighbour;
import almanac.server.Server;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Projections are verified and made again while the server serves. */
class RebuildHttpTest {

    private static final String PROJECTIONS = "/api/admin/v1/projections";

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static Neighbour neighbour;

    @BeforeAll
    static void start() {
        neighbour = Neighbour.called("rebuild", "--almanac.test.fragile-feed=true");
    }

    @AfterAll
    static void stop() {
        neighbour.close();
    }

    private final Server server = neighbour.server();
    private final JdbcTemplate database = server.database();
    private final Api admin = server.administrator();
    private String project = "";

    @BeforeEach
    void there_is_a_project_with_a_goal() {
        project = admin.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "p" + System.nanoTime(), "description", "as it is", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        admin.post("/api/projects/v1/projects/" + project + "/goals", Map.of("title", "a goal"))
                .expect(200);
    }

    @Test
    void every_projection_tells_how_it_is_doing() {
        Answer status = Waiting.until(
                () -> admin.get(PROJECTIONS).expect(200),
                answer -> answer.at("/projections")
                        .valueStream()
                        .allMatch(it -> it.at("/lagEvents").asLong() == 0));
        assertThat(status.at("/projections")
                        .valueStream()
                        .map(it -> it.at("/name").asString()))
                .contains("access", "projects", "goals", "users", "organizations", "access-keys", "fragile");
        assertThat(status.at("/projections").valueStream()).allSatisfy(it -> {
            boolean isFeed = it.at("/mode").asString().equals("pooled");
            assertThat(it.at("/isRunning").asBoolean()).isTrue();
            assertThat(it.at("/deadLetters").asInt()).isZero();
            assertThat(it.at("/position").asLong())
                    .isPositive()
                    .isLessThanOrEqualTo(it.at("/head").asLong());
            assertThat(isFeed || it.at("/position").equals(it.at("/head"))).isTrue();
        });
    }

    @Test
    void a_table_that_is_right_is_found_right() {
        for (String projection : List.of("access", "projects", "goals", "users", "access-keys", "fragile")) {
            Answer run = over(admin.post(PROJECTIONS + "/" + projection + "/verify"));
            assertThat(run.text("/run/state")).as(run.toString()).isEqualTo("succeeded");
            assertThat(run.at("/run/comparisons").valueStream()).isNotEmpty().allSatisfy(it -> {
                assertThat(it.at("/differing").asInt()).isZero();
                assertThat(it.at("/liveChecksum")).isEqualTo(it.at("/foldedChecksum"));
            });
        }
        assertThat(database.queryForList("select tablename from pg_tables where schemaname = 'almanac_next'"))
                .isEmpty();
    }

    @Test
    void a_row_that_is_wrong_is_told_and_mended() {
        database.update("update project_row set description = 'as it is not' where id = ?", project);

        Answer verified = over(admin.post(PROJECTIONS + "/projects/verify"));
        assertThat(verified.at("/run/comparisons/0/differing").asInt()).isEqualTo(1);

        Answer tried = over(admin.post(PROJECTIONS + "/projects/rebuild?dryRun=true"));
        assertThat(tried.text("/run/comparisons/0/examples/0/live/description")).isEqualTo("as it is not");
        assertThat(tried.text("/run/comparisons/0/examples/0/folded/description"))
                .isEqualTo("as it is");
        assertThat(description()).isEqualTo("as it is not");

        Answer rebuilt = over(admin.post(PROJECTIONS + "/projects/rebuild"));
        assertThat(rebuilt.text("/run/state")).as(rebuilt.toString()).isEqualTo("succeeded");
        assertThat(rebuilt.at("/run/percent").asInt()).isEqualTo(100);
        assertThat(description()).isEqualTo("as it is");

        assertThat(database.queryForObject(
                        "select description from almanac_former.project_row where id = ?", String.class, project))
                .isEqualTo("as it is not");
        admin.delete(PROJECTIONS + "/projects/former").expect(200);
        admin.delete(PROJECTIONS + "/projects/former").expect(404);
        assertThat(switches("projects")).isEqualTo(1);
    }

    @Test
    void a_rebuild_is_watched_to_its_end_in_the_console() {
        Tab tab = Tab.at(server);
        tab.logIn(Server.ADMINISTRATOR_KEY);
        assertThat(tab.get("/console/operations").body()).contains("fragile", "Fold one again");
        String run = tab.post("/console/operations/projections/goals/rebuild", Map.of())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(tab.get(run).body()).contains("Rebuild of goals", "<progress max=\"100\"", ">admin</span>");
        String ended = Waiting.until(() -> tab.get(run + "/progress").body(), part -> !part.contains("hx-trigger"));
        assertThat(ended).contains("100 %", "Succeeded", "goal").doesNotContain("<html", "/cancel");
        assertThat(tab.get("/console/operations?limit=1").body()).contains("100 %", "1 to 1 of ");
        tab.get(run);
        assertThat(tab.post(run + "/cancel", Map.of()).statusCode()).isEqualTo(400);
        tab.get("/console/operations");
        assertThat(tab.post("/console/operations/projections/nothing/verify", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void rows_are_compared_with_the_log_itself_and_not_with_what_followers_keep_of_it() {
        Waiting.until(() -> admin.get(PROJECTIONS)
                .expect(200)
                .at("/projections")
                .valueStream()
                .allMatch(it -> it.at("/lagEvents").asLong() == 0));
        renameGoal("a goal", "changed by hand");

        Answer verified = over(admin.post(PROJECTIONS + "/fragile/verify"));

        assertThat(verified.at("/run/comparisons/0/differing").asInt()).isEqualTo(1);
        renameGoal("changed by hand", "a goal");
    }

    /** Changes the event of this test's goal in the database, as no server does. */
    private void renameGoal(String title, String another) {
        assertThat(database.update(
                        "update domain_event set payload = replace(payload::text, ?, ?)::json"
                                + " where payload_type like '%GoalAdded' and payload ->> 'project' = ?",
                        title, another, project))
                .isEqualTo(1);
    }

    @Test
    void a_feed_is_made_again_without_its_dead_letters_and_goes_on() {
        database.execute("alter table fragile_goal add constraint no_x check (title <> 'x')");
        String goals = "/api/projects/v1/projects/" + project + "/goals";
        admin.post(goals, Map.of("title", "x")).expect(200);
        Waiting.until(() -> deadLetters() == 1);
        database.execute("alter table fragile_goal drop constraint no_x");

        Answer rebuilt = over(admin.post(PROJECTIONS + "/fragile/rebuild"));

        assertThat(rebuilt.text("/run/state")).as(rebuilt.toString()).isEqualTo("succeeded");
        assertThat(rebuilt.at("/run/comparisons/0/differing").asInt()).isEqualTo(1);
        assertThat(deadLetters()).isZero();
        admin.post(goals, Map.of("title", "after it")).expect(200);
        Waiting.until(() -> titles().containsAll(Set.of("x", "after it")));
        assertThat(over(admin.post(PROJECTIONS + "/fragile/verify"))
                        .at("/run/comparisons/0/differing")
                        .asInt())
                .isZero();
    }

    @Test
    void access_is_made_again_while_it_is_asked() {
        Answer rebuilt = over(admin.post(PROJECTIONS + "/access/rebuild"));
        assertThat(rebuilt.text("/run/state")).as(rebuilt.toString()).isEqualTo("succeeded");
        assertThat(rebuilt.at("/run/comparisons")
                        .valueStream()
                        .mapToInt(it -> it.at("/differing").asInt()))
                .containsOnly(0);
        assertThat(description()).isEqualTo("as it is");
    }

    @Test
    void a_run_that_has_lost_its_tables_never_writes_the_live_ones() {
        Projector projects = server.bean(Projectors.class).named("projects");
        assertThatThrownBy(() ->
                        inTransaction(() -> server.bean(ShadowTables.class).use(projects)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("almanac_next");
    }

    @Test
    void a_dead_letter_from_behind_the_end_of_a_rebuild_is_kept() {
        database.execute("alter table fragile_goal add constraint no_y check (title <> 'y')");
        admin.post("/api/projects/v1/projects/" + project + "/goals", Map.of("title", "y"))
                .expect(200);
        Waiting.until(() -> deadLetters() == 1);
        long position = database.queryForList("select max(global_index) from domain_event", Long.class)
                .getFirst();
        FeedTable feeds = server.bean(FeedTable.class);

        inTransaction(() -> feeds.forgetDeadLetters("fragile", position - 1));
        assertThat(deadLetters()).isEqualTo(1);
        inTransaction(() -> feeds.forgetDeadLetters("fragile", position));
        assertThat(deadLetters()).isZero();
        database.execute("alter table fragile_goal drop constraint no_y");
        over(admin.post(PROJECTIONS + "/fragile/rebuild"));
    }

    private void inTransaction(Runnable action) {
        server.bean(TransactionOperations.class).executeWithoutResult(status -> action.run());
    }

    @Test
    void what_cannot_be_done_is_said() {
        assertThat(admin.post(PROJECTIONS + "/nothing/rebuild").expect(404).body())
                .contains("no projection 'nothing'");
        admin.get(PROJECTIONS + "/runs/0123456789abcdef01234567").expect(404);
        admin.delete(PROJECTIONS + "/runs/0123456789abcdef01234567").expect(404);
        String run = over(admin.post(PROJECTIONS + "/goals/verify")).text("/run/id");
        assertThat(admin.delete(PROJECTIONS + "/runs/" + run).expect(400).body())
                .contains("has ended already");
        assertThat(admin.get(PROJECTIONS + "/goals/dead-letters").expect(400).body())
                .contains("no dead letters");
    }

    private Answer over(Answer started) {
        String path = PROJECTIONS + "/runs/" + started.expect(200).text("/run/id");
        return Waiting.until(
                () -> admin.get(path).expect(200),
                run -> !Set.of("queued", "running").contains(run.text("/run/state")));
    }

    private String description() {
        return admin.get("/api/projects/v1/projects/" + project).expect(200).text("/project/description");
    }

    private long deadLetters() {
        return database.queryForList("select count(*) from dead_letter_entry", Long.class)
                .getFirst();
    }

    private long switches(String projection) {
        return database.queryForList("""
                        select count(*) from domain_event
                        where payload_type like '%$ProjectionSwitched' and payload ->> 'projection' = ?""", Long.class, projection).getFirst();
    }

    private List<String> titles() {
        return database.queryForList("select title from fragile_goal", String.class);
    }
}
