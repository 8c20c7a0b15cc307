package almanac.security;

import static almanac.server.Someone.unique;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.server.Neighbour;
import almanac.server.Server;
import almanac.server.Someone;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Credentials that are not valid leave traces, and slow their source; on a server of its own. */
@SuppressWarnings("NullAway.Init") // set before all tests
class RefusedLoginHttpTest {

    private static final String SELF = "/api/users/v1/self";
    private static final String TRAIL = "/api/audittrail/v1/auditevents?limit=100&event=";
    private static final int BURST = 5;
    private static final Duration SLOWED = Duration.ofMillis(900);

    private static Neighbour neighbour;
    private static Server server;
    private static Someone ana;

    @BeforeAll
    static void start() {
        neighbour = Neighbour.called(
                "refused_logins",
                "--almanac.logins.burst=" + BURST,
                "--almanac.logins.told-every=1h",
                "--server.forward-headers-strategy=native");
        server = neighbour.server();
        ana = Someone.on(server, "ana", List.of("Practitioner"));
    }

    @AfterAll
    static void stop() {
        neighbour.close();
    }

    @Test
    void they_are_in_the_audit_trail_by_source_and_in_the_figures() {
        double before = figure();
        from("203.0.113.7").withKey("no key of anybody").get(SELF).expect(401);
        from("203.0.113.7").withBearer("no token").get(SELF).expect(401);
        from("203.0.113.7")
                .with("Authorization", basic(ana.userName(), "wrong"))
                .get("/git/x/y.git/info/refs?service=git-upload-pack")
                .expect(401);
        from("203.0.113.7")
                .with("Authorization", "Basic ###")
                .get("/git/x/y.git/info/refs")
                .expect(401);
        from("2001:db8::1").withKey("no key of anybody").get(SELF).expect(401);
        from("2001:db8::2").withKey("no key of anybody").get(SELF).expect(401);
        from("203.0.113.8").get(SELF).expect(401); // no credential at all
        server.bean(RefusedLogins.class).tell();
        server.awaitTrail();
        List<JsonNode> lines = linesOf("Logins Refused");
        assertThat(lines)
                .extracting(line -> line.at("/targets/0/entity/id").asString())
                .contains("203.0.113.7", "2001:db8:0:0:0:0:0:0/64")
                .doesNotContain("203.0.113.8");
        assertThat(lines)
                .filteredOn(line -> line.at("/targets/0/entity/id").asString().equals("203.0.113.7"))
                .singleElement()
                .satisfies(line -> assertThat(line.toString())
                        .contains("\"fieldName\":\"count\"", "\"after\":4", "NOT_LOGGED_IN")
                        .doesNotContain("no key of anybody", "no token"));
        assertThat(figure() - before).isEqualTo(6);
        long events = server.events();
        server.bean(RefusedLogins.class).tell();
        assertThat(server.events()).isEqualTo(events);
    }

    @Test
    void after_a_burst_they_are_slowed_but_good_keys_of_the_same_source_are_not() {
        Api guessing = from("203.0.113.9").withKey(unique("guess"));
        for (int n = 0; n < BURST; n++) {
            guessing.get(SELF).expect(401);
        }
        // while the burst was used up, time gave some of it back
        assertThat(IntStream.range(0, BURST)
                        .mapToObj(_ -> timeOf(() -> guessing.get(SELF).expect(401)))
                        .anyMatch(time -> time.compareTo(SLOWED) > 0))
                .isTrue();
        assertThat(timeOf(() -> from("203.0.113.9").withKey(ana.key()).get(SELF).expect(200)))
                .isLessThan(SLOWED);
        assertThat(timeOf(() -> from("203.0.113.10").withKey("no key").get(SELF).expect(401)))
                .isLessThan(SLOWED);
    }

    private static Api from(String source) {
        return server.anonymous().with("X-Forwarded-For", source);
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
    }

    private static List<JsonNode> linesOf(String event) {
        return server.administrator()
                .get(TRAIL + event.replace(' ', '+'))
                .expect(200)
                .at("/events")
                .valueStream()
                .toList();
    }

    private static double figure() {
        return server.bean(MeterRegistry.class)
                .get("almanac.logins.refused")
                .counter()
                .count();
    }

    private static Duration timeOf(Runnable request) {
        long begin = System.nanoTime();
        request.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
