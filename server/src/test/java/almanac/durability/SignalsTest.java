package almanac.durability;

import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.server.Neighbour;
import almanac.server.Someone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A feed hears at once of what another server has written, and hears of it all the same when it cannot be told. */
class SignalsTest {

    private static final int WRITES = 40;
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final String LISTENERS = """
            from pg_locks join pg_stat_activity using (pid)
            where locktype = 'advisory' and granted and mode = 'ShareLock' and application_name like 'almanac signals%'
              and database = (select oid from pg_database where datname = current_database())""";

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static Neighbour one;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static Neighbour other;

    @BeforeAll
    static void start() {
        one = Neighbour.called("signals", "--spring.datasource.hikari.maximum-pool-size=6");
        other = one.twin();
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
    }

    private final JdbcTemplate database = one.server().database();
    private final Someone ana = Someone.on(one.server(), "ana", List.of("Practitioner"));

    /** The feed is with one of the two: what it is late with would be what the other has written. */
    @Test
    void an_event_of_any_server_reaches_a_feed_soon() {
        one.server().awaitTrail();
        assertThat(typical(ana.api())).isLessThan(SOON);
        assertThat(typical(ana.at(other.server()).api())).isLessThan(SOON);
    }

    @Test
    void an_event_arrives_though_nobody_listens_and_then_somebody_does_again() {
        List<Integer> ended = endListeners();
        write(ana.api());
        write(ana.at(other.server()).api());
        one.server().awaitTrail();
        awaitListeners(ended);
        assertThat(typical(ana.api())).isLessThan(SOON);
    }

    @Test
    void who_listens_again_is_still_known_to_be_at_work() {
        awaitListeners(endListeners());
    }

    private List<Integer> endListeners() {
        List<Integer> ended = awaitListeners(List.of());
        database.queryForList("select pg_terminate_backend(pid) " + LISTENERS);
        return ended;
    }

    private List<Integer> awaitListeners(List<Integer> otherThan) {
        return Awaitility.await("both servers listen")
                .atMost(LONGEST)
                .until(
                        () -> database.queryForList("select pid " + LISTENERS, Integer.class),
                        found -> found.size() == 2 && found.stream().noneMatch(otherThan::contains));
    }

    /**
     * Within what time the trail has half of the events: the machine may be busy with other things for a while, and
     * whoever is not told needs more for most of them.
     */
    private Duration typical(Api api) {
        List<Duration> delays = new ArrayList<>();
        for (int n = 0; n < WRITES; n++) {
            write(api);
            long acknowledged = System.nanoTime();
            one.server().awaitTrail(Duration.ofMillis(1));
            delays.add(Duration.ofNanos(System.nanoTime() - acknowledged));
        }
        return delays.stream().sorted().toList().get(WRITES / 2);
    }

    private static void write(Api api) {
        api.post(
                        "/api/projects/beta/projects",
                        Map.of("name", unique("told"), "description", "", "visibility", "private"))
                .expect(200);
    }
}
