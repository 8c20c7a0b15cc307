package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.durability.Stack.Part;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands, rows and requests in a process each, joined by an Axon Server (docs/adr/0017). It must be one that nobody
 * else uses; what earlier runs have left in it does not matter.
 */
@EnabledIfEnvironmentVariable(
        named = ThreeRolesIT.AXON_SERVER,
        matches = ".+:\\d+",
        disabledReason = "there is no Axon Server to try it against: set ALMANAC_TEST_AXONSERVER=<host>:<port>")
class ThreeRolesIT {

    static final String AXON_SERVER = "ALMANAC_TEST_AXONSERVER";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ENOUGH = 50;

    @TempDir
    private static Path directory;

    private static Stack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.start(directory, System.getenv(AXON_SERVER));
    }

    @AfterAll
    static void stop() throws Exception {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void what_is_written_is_read_at_once() {
        Api api = stack.api();
        for (int n = 0; n < 20; n++) {
            String project = create(api, unique());
            Answer before = api.get(path(project)).expect(200);
            api.post(path(project) + "/goals", Map.of("title", "a goal")).expect(200);
            assertThat(api.get(path(project) + "/goals").expect(200).at("/goals"))
                    .hasSize(1);
            api.put(path(project) + "/status", Map.of("status", "complete", "isBlocked", false))
                    .expect(200);
            assertThat(api.get(path(project)).expect(200).header("ETag")).isNotEqualTo(before.header("ETag"));
        }
    }

    @Test
    void refusals_are_what_they_are_in_one_process() {
        Api api = stack.api();
        String name = unique();
        String project = create(api, name);
        assertThat(api.post("/api/projects/beta/projects", project(name))
                        .expect(400)
                        .body())
                .contains("the owner already has a project named '" + name + "'");
        api.get(path("ffffffffffffffffffffffff")).expect(404);
        stack.process(Part.API).api("nobodys-key").get(path(project)).expect(401);
        api.get("/api/projects/beta/projects?limit=-1").expect(400);
        api.delete("/api/projects/beta/projects/" + project).expect(200);
        api.get(path(project)).expect(404);
        create(api, name);
    }

    @Test
    void somebody_without_the_right_is_refused() {
        Api api = stack.api();
        String project = create(api, unique());
        String user = api.post(
                        "/api/admin/v1/users",
                        Map.of(
                                "userName",
                                unique(),
                                "firstName",
                                "A",
                                "lastName",
                                "B",
                                "email",
                                "a@example.org",
                                "roles",
                                new String[] {"Practitioner"}))
                .expect(200)
                .text("/user/id");
        String key = api.post("/api/admin/v1/users/" + user + "/keys", Map.of("name", "k"))
                .expect(200)
                .text("/secret");
        Api other = stack.process(Part.API).api(key);
        other.get(path(project)).expect(404);
        api.post(path(project) + "/collaborators", Map.of("id", user, "role", "resultsConsumer"))
                .expect(200);
        other.get(path(project)).expect(200);
        other.post(path(project) + "/goals", Map.of("title", "no")).expect(403);
        api.delete(path(project) + "/collaborators/" + user).expect(200);
        other.get(path(project)).expect(404);
    }

    @Test
    void the_past_the_log_and_the_trail_are_there() {
        Api api = stack.api();
        String name = unique();
        String project = create(api, name);
        String before = api.get(path(project)).expect(200).header("ETag");
        long end = Long.parseLong(
                api.get("/api/admin/v1/events?types=ProjectCreated").expect(200).header("X-Almanac-Until"));
        api.put(path(project) + "/status", Map.of("status", "complete", "isBlocked", false))
                .expect(200);
        assertThat(api.get(path(project) + "?asOf=" + end).expect(200).header("ETag"))
                .isEqualTo(before);
        assertThat(api.get("/api/admin/v1/events?resource=" + project)
                        .expect(200)
                        .body()
                        .lines())
                .hasSize(2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get("/api/audittrail/v1/auditevents?limit=20")
                                .expect(200)
                                .body())
                        .contains(project));
    }

    @Test
    void tables_made_again_from_the_axon_servers_events_are_the_live_ones() throws Exception {
        Writers writers = Writers.start(stack.api(), unique());
        writers.awaitAcknowledged(ENOUGH);
        run("projections", "rebuild", "projects").expect(0);
        run("projections", "rebuild", "access").expect(0);
        writers.stop();
        assertNothingDiffers();
    }

    @Test
    void nothing_acknowledged_is_lost_when_those_who_decide_and_those_who_keep_rows_are_killed() throws Exception {
        Writers writers = Writers.start(stack.api(), unique());
        for (Part part : new Part[] {Part.COMMAND, Part.QUERY}) {
            writers.awaitAcknowledged(writers.acknowledgedSoFar() + ENOUGH);
            stack.process(part).kill();
            stack.start(part);
            writers.awaitAcknowledged(writers.acknowledgedSoFar() + ENOUGH);
        }
        Set<String> acknowledged = writers.stop();
        for (String project : acknowledged) {
            stack.api().get(path(project)).expect(200);
        }
        assertNothingDiffers();
    }

    @Test
    void an_axon_server_that_is_away_is_said_and_waited_for() {
        comesBack(stack.axonServer());
    }

    @Test
    void a_database_that_is_away_is_said_and_waited_for() {
        comesBack(stack.postgres());
    }

    private static void comesBack(Link link) {
        Api api = stack.api();
        String project = create(api, unique());
        link.cut();
        await().atMost(PATIENCE).untilAsserted(() -> {
            stack.process(Part.API).anonymous().get("/actuator/health").expect(503);
            Answer refused = api.post("/api/projects/beta/projects", project(unique()));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.at("/errors")).hasSize(1);
            assertThat(refused.text("/requestId")).isNotEmpty();
        });
        link.mend();
        await().atMost(PATIENCE).untilAsserted(() -> {
            stack.process(Part.API).anonymous().get("/actuator/health").expect(200);
            create(api, unique());
            api.get(path(project)).expect(200);
        });
    }

    private static void assertNothingDiffers() throws Exception {
        run("projections", "verify", "all").expect(0);
    }

    private static Program run(String... words) throws Exception {
        return Program.run(directory, stack.asAdministrator(words));
    }

    private static String create(Api api, String name) {
        return api.post("/api/projects/beta/projects", project(name))
                .expect(200)
                .text("/project/id");
    }

    private static Map<String, String> project(String name) {
        return Map.of("name", name, "description", "", "visibility", "private");
    }

    private static String path(String project) {
        return "/api/projects/v1/projects/" + project;
    }

    private static String unique() {
        return "n-" + UUID.randomUUID();
    }
}
