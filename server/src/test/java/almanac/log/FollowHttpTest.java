package almanac.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Neighbour;
import almanac.server.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The log followed live, and long readings of those who lose the right to them. */
@Timeout(180)
class FollowHttpTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static Neighbour neighbour;

    private final Server server = neighbour.server();
    private final Api administrator = server.administrator();

    private record Auditor(String id, String key, String keyId) {}

    @BeforeAll
    static void start() {
        neighbour =
                Neighbour.called("followed", "--almanac.events.heartbeat=200ms", "--almanac.events.most-followers=3");
    }

    @AfterAll
    static void stop() {
        neighbour.close();
    }

    @Test
    void what_happened_comes_first_and_then_what_happens() throws Exception {
        createProject();
        try (Follower follower = follow("?after=0")) {
            List<Follower.Event> before = follower.eventsOnce(end());
            assertThat(data(before)).isEqualTo(exported(""));
            createProject();
            createProject();
            List<Follower.Event> all = follower.eventsOnce(end());
            assertThat(all).hasSize(before.size() + 2);
            assertThat(data(all)).isEqualTo(exported(""));
            assertThat(all.getLast().type()).isEqualTo("ProjectCreated");
            assertThat(all)
                    .extracting(Follower.Event::id)
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
    }

    @Test
    void by_default_it_begins_now() throws Exception {
        createProject();
        long now = end();
        try (Follower follower = follow("")) {
            assertThat(follower.eventsOnce(now)).isEmpty();
            createProject();
            assertThat(data(follower.eventsOnce(end()))).isEqualTo(exported("?after=" + now));
        }
    }

    @Test
    void whoever_comes_again_goes_on_where_he_was() throws Exception {
        try (Follower first = follow("?after=0")) {
            first.eventsOnce(1);
        }
        createProject();
        Random random = new Random(5);
        for (int n = 0; n < 8; n++) {
            long seen = random.nextLong(end() + 1);
            try (Follower again = Follower.on(server.port(), Server.ADMINISTRATOR_KEY, "?after=0", seen)) {
                assertThat(data(again.eventsOnce(end()))).isEqualTo(exported("?after=" + seen));
            }
            awaitFreePlaces();
        }
    }

    @Test
    void only_what_is_asked_for_is_told_but_how_far_the_log_was_read_is() throws Exception {
        try (Follower follower = follow("?after=0&types=ProjectCreated")) {
            createProject();
            String user = auditor().id();
            assertThat(data(follower.eventsOnce(end()))).isEqualTo(exported("?types=ProjectCreated"));
            assertThat(exported("")).last().asString().contains(user);
        }
    }

    @Test
    void it_ends_where_it_should() throws Exception {
        try (Follower follower = follow("?after=0&until=3")) {
            assertThat(follower.isEnded()).isTrue();
            assertThat(data(follower.events())).isEqualTo(exported("?until=3"));
        }
    }

    @Test
    void it_cannot_end_at_a_time_to_come_or_out_of_range() {
        for (String until : List.of("2999-01-01T00:00:00Z", "+99999-01-01T00:00:00Z", "-0001-01-01T00:00:00Z")) {
            Answer refused = server.administrator()
                    .get("/api/admin/v1/events/stream?until=" + until.replace("+", "%2B"))
                    .expect(400);
            assertThat(refused.text("/errors/0")).startsWith("until: ");
        }
        server.administrator()
                .get("/api/admin/v1/events?after=%2B99999-01-01T00:00:00Z")
                .expect(400);
    }

    @Test
    void not_more_than_so_many_follow_and_those_who_are_gone_make_room() throws Exception {
        awaitFreePlaces();
        Follower first = follow("");
        try (Follower second = follow("");
                Follower third = follow("")) {
            for (Follower each : List.of(first, second, third)) {
                each.eventsOnce(1);
            }
            assertThat(administrator
                            .get("/api/admin/v1/events/stream")
                            .expect(503)
                            .text("/errors/0"))
                    .contains("following");
            first.close();
            awaitFreePlaces();
        }
    }

    @Test
    void a_key_that_is_revoked_follows_no_more() throws Exception {
        Auditor auditor = auditor();
        try (Follower follower = Follower.on(server.port(), auditor.key(), "", -1)) {
            follower.eventsOnce(1);
            revokeKeyOf(auditor);
            assertThat(follower.isEnded()).isTrue();
        }
    }

    @Test
    void who_is_an_auditor_no_longer_follows_no_more() throws Exception {
        Auditor auditor = auditor();
        try (Follower follower = Follower.on(server.port(), auditor.key(), "", -1)) {
            follower.eventsOnce(1);
            administrator
                    .put("/api/admin/v1/users/" + auditor.id() + "/roles", Map.of("roles", List.of("Practitioner")))
                    .expect(200);
            assertThat(follower.isEnded()).isTrue();
        }
    }

    @Test
    void an_export_whose_key_is_revoked_is_broken_off_and_not_ended() throws Exception {
        server.database().update("""
                insert into domain_event (event_identifier, aggregate_identifier, sequence_number, time_stamp,
                    payload_type, payload, meta_data)
                select 'filler-' || n, 'filler-' || n, 0, now(), 'load.Filler',
                    json_build_object('text', repeat(md5(n::text), 64)), '{}' from generate_series(1, 30000) n""");
        Auditor auditor = auditor();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.port() + "/api/admin/v1/events?types=load.Filler"))
                .header("X-Domino-Api-Key", auditor.key())
                .build();
        InputStream body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofInputStream())
                .body();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).contains("filler-1");
            revokeKeyOf(auditor);
            Thread.sleep(Duration.ofMillis(300)); // longer than a heartbeat
            assertThatThrownBy(() -> readAll(lines)).isInstanceOf(IOException.class);
        }
        server.database().update("delete from domain_event where payload_type = 'load.Filler'");
    }

    private static void readAll(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            assertThat(line).contains("filler");
        }
    }

    private Follower follow(String query) {
        return Follower.on(server.port(), Server.ADMINISTRATOR_KEY, query, -1);
    }

    /** Those who left are noticed with the next sign of life. */
    private void awaitFreePlaces() throws InterruptedException {
        for (int n = 0; n < 200; n++) {
            Answer answer = administrator.get("/api/admin/v1/events/stream?after=0&until=1");
            if (answer.status() == 200) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("nobody made room");
    }

    private long end() {
        return Long.parseLong(
                administrator.get("/api/admin/v1/events?types=None").expect(200).header("X-Almanac-Until"));
    }

    private List<String> exported(String query) {
        return administrator
                .get("/api/admin/v1/events" + query)
                .expect(200)
                .body()
                .lines()
                .toList();
    }

    private static List<String> data(List<Follower.Event> events) {
        return events.stream().map(Follower.Event::data).toList();
    }

    private void createProject() {
        Map<String, String> project =
                Map.of("name", "p" + COUNT.incrementAndGet(), "description", "", "visibility", "private");
        administrator.post("/api/projects/beta/projects", project).expect(200);
    }

    private Auditor auditor() {
        Map<String, Object> account = Map.of(
                "userName",
                "auditor" + COUNT.incrementAndGet(),
                "firstName",
                "A",
                "lastName",
                "B",
                "roles",
                List.of("Auditor"));
        String id =
                administrator.post("/api/admin/v1/users", account).expect(200).text("/user/id");
        Answer key = administrator
                .post("/api/admin/v1/users/" + id + "/keys", Map.of("name", "k"))
                .expect(200);
        return new Auditor(id, key.text("/secret"), key.text("/key/id"));
    }

    private void revokeKeyOf(Auditor auditor) {
        administrator
                .delete("/api/admin/v1/users/" + auditor.id() + "/keys/" + auditor.keyId())
                .expect(200);
    }
}
