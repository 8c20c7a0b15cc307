package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many ask at the same time for the most that they may ask for, of a server with the memory that the launcher gives it.
 * What one answer has is a multiple of what there is.
 */
@Timeout(180)
class MemoryIT {

    private static final String ALL_PROJECTS = "/api/projects/beta/projects?limit=10000";
    private static final int PARALLEL = 50;
    private static final int PROJECTS = 600;
    private static final int CHANGES = 300;
    private static final int LONG = 65_536;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(100);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path directory;

    private String key = "";

    @AfterEach
    void leave_no_process_behind() throws IOException {
        ServerProcess.killPostgresOf(directory.resolve("data"));
    }

    /** A request of which many are sent. */
    private record Worst(String method, String path, byte[] body) {

        static Worst get(String path) {
            return new Worst("GET", path, new byte[0]);
        }
    }

    /** What came of it; the length of the body is all that is kept of that. */
    private record Outcome(String request, int status, boolean saysWhen, long bytes) {}

    @Test
    void fifty_worst_cases_at_the_same_time_are_answered_or_put_off_and_the_server_stays() throws Exception {
        Path data = directory.resolve("data");
        try (ServerProcess server = ServerProcess.on(
                data, "-Xmx320m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError")) {
            Api api = server.api();
            key = Files.readString(data.resolve("admin-api-key")).strip();
            String project = filled(api, TableDump.database(data));
            int port = Integer.parseInt(server.url().replaceAll(".*:", ""));

            List<String> runs = verified(api);
            List<Outcome> outcomes = together(port, worstOf(project));

            assertThat(outcomes)
                    .as("%s", outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.status()).isIn(200, 503));
            assertThat(outcomes).allMatch(outcome -> outcome.status() == 200 || outcome.saysWhen());
            assertThat(outcomes)
                    .filteredOn(outcome ->
                            outcome.status() == 200 && outcome.request().endsWith(ALL_PROJECTS))
                    .allMatch(MemoryIT::isWhole);
            assertThat(outcomes).filteredOn(outcome -> outcome.status() == 200).hasSizeGreaterThan(PARALLEL / 10);
            api.get("/api/users/v1/self").expect(200);
            awaitEnd(api, runs);
            assertThat(outcome(port, Worst.get(ALL_PROJECTS))).matches(MemoryIT::isWhole);
        }
    }

    private static boolean isWhole(Outcome list) {
        return list.bytes() > (long) PROJECTS * LONG;
    }

    /** Answers the id of a project whose stream is long. */
    private static String filled(Api api, JdbcTemplate database) {
        String project = api.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "large", "description", "d".repeat(LONG), "visibility", "private"))
                .expect(200)
                .text("/project/id");
        database.update("""
                insert into domain_event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                    payload_type, payload, meta_data)
                select 'large-' || n, 'e' || lpad(n::text, 23, '0'), 0, type, now(), payload_type,
                    (payload::jsonb || jsonb_build_object(
                        'project', 'e' || lpad(n::text, 23, '0'), 'name', 'large-' || n,
                        'description', repeat(md5(n::text), 2048)))::json, meta_data
                from domain_event cross join generate_series(1, ?) n
                where aggregate_identifier = ? and sequence_number = 0""", PROJECTS, project);
        database.update("""
                insert into access_project (project_id, owner_id, name, visibility)
                select 'e' || lpad(n::text, 23, '0'), owner_id, 'large-' || n, visibility
                from access_project cross join generate_series(1, ?) n where project_id = ?""", PROJECTS, project);
        List<String> columns = database.queryForList("""
                select column_name from information_schema.columns
                where table_name = 'project_row' and table_schema = 'public'
                    and column_name not in ('id', 'name', 'description')""", String.class);
        String others = String.join(", ", columns);
        database.update("""
                insert into project_row (id, name, description, %1$s)
                select 'e' || lpad(n::text, 23, '0'), 'large-' || n, repeat(md5(n::text), 2048), %1$s
                from project_row cross join generate_series(1, ?) n where id = ?""".formatted(others), PROJECTS, project);
        database.update("""
                insert into domain_event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                    payload_type, payload, meta_data)
                select 'change-' || n, aggregate_identifier, last.sequence_number + n, type, now(),
                    'almanac.project.event.ProjectEvent$ProjectBlocked',
                    json_build_object('project', aggregate_identifier, 'reason', repeat(md5(n::text), 2048)), meta_data
                from (select * from domain_event where aggregate_identifier = ?
                      order by sequence_number desc limit 1) last
                cross join generate_series(1, ?) n""", project, CHANGES);
        return project;
    }

    /** Every projection is folded again meanwhile. */
    private static List<String> verified(Api api) {
        return List.of("projects", "access").stream()
                .map(projection -> api.post("/api/admin/v1/projections/" + projection + "/verify")
                        .expect(200)
                        .text("/run/id"))
                .toList();
    }

    private static void awaitEnd(Api api, List<String> runs) {
        for (String run : runs) {
            Awaitility.await("run " + run)
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !List.of("QUEUED", "RUNNING")
                            .contains(api.get("/api/admin/v1/projections/runs/" + run)
                                    .expect(200)
                                    .text("/run/state")));
        }
    }

    private static List<Worst> worstOf(String project) {
        String history = "/api/almanac/v1/history/projects/" + project;
        byte[] large = JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "name", "large",
                        "image", "python:3.13",
                        "addBaseDependencies", false,
                        "visibility", "private",
                        "tags", Collections.nCopies(3_900, "t".repeat(255))));
        return List.of(
                Worst.get(ALL_PROJECTS),
                Worst.get(history + "?limit=100&order=desc"),
                Worst.get(history + "/diff?from=1"),
                Worst.get("/api/projects/v1/projects/" + project + "?asOf=2100-01-01T00:00:00Z"),
                Worst.get("/api/admin/v1/events"),
                Worst.get("/api/audittrail/v1/auditevents?limit=10000"),
                Worst.get("/api/datasource/v1/audit"),
                new Worst("POST", "/api/environments/beta/environments", large));
    }

    private List<Outcome> together(int port, List<Worst> worst) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newFixedThreadPool(PARALLEL)) {
            List<Future<Outcome>> asked = new ArrayList<>();
            for (int n = 0; n < PARALLEL; n++) {
                Worst one = worst.get(n % worst.size());
                asked.add(clients.submit(() -> {
                    start.await();
                    return outcome(port, one);
                }));
            }
            start.countDown();
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> answer : asked) {
                outcomes.add(answer.get());
            }
            return outcomes;
        }
    }

    private Outcome outcome(int port, Worst request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + request.path()))
                        .timeout(LONGEST_ANSWER)
                        .header("X-Domino-Api-Key", key)
                        .header("Content-Type", "application/json")
                        .method(request.method(), BodyPublishers.ofByteArray(request.body()))
                        .build(),
                BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            long bytes = body.transferTo(OutputStream.nullOutputStream());
            return new Outcome(
                    request.method() + " " + request.path(),
                    answer.statusCode(),
                    answer.headers().firstValue("Retry-After").isPresent(),
                    bytes);
        }
    }
}
