package almanac.connection;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.connection.ClientPace.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is waited for how long. Times are seconds. */
class ClientPaceTest {

    private static final long RATE = 1024;
    private static final ConnectionLimits LIMITS =
            new ConnectionLimits(100, RATE, Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofHours(12));

    private final ClientPace pace = new ClientPace(LIMITS, at(0));

    @Test
    void a_client_that_says_nothing_is_waited_for_as_long_as_the_patience_lasts() {
        assertThat(pace.isOver(at(20))).isFalse();
        assertThat(pace.isOver(at(21))).isTrue();
    }

    @Test
    void what_has_come_is_not_waited_for_however_long_the_server_takes_to_read_it() {
        pace.isReady(at(1));
        assertThat(pace.isAwaited()).isFalse();
        assertThat(pace.isOver(at(1000))).isFalse();
    }

    @Test
    void a_head_that_has_begun_has_patience_of_its_own() {
        send(1, 19);
        assertThat(pace.isOver(at(38))).isFalse();
        assertThat(pace.isOver(at(40))).isTrue();
    }

    @Test
    void a_client_below_the_least_rate_uses_up_the_patience() {
        enter(Phase.UPLOAD, 0);
        for (int second = 1; second <= 39; second++) {
            send(RATE / 2, second);
            assertThat(pace.isOver(at(second))).isFalse();
        }
        send(RATE / 2, 42);
        assertThat(pace.isOver(at(42))).isTrue();
    }

    @Test
    void a_client_at_the_least_rate_goes_on_until_the_deadline() {
        enter(Phase.BODY, 0);
        for (int second = 1; second < 60; second++) {
            send(RATE, second);
            assertThat(pace.isOver(at(second))).isFalse();
        }
        assertThat(pace.isOver(at(61))).isTrue();
    }

    @Test
    void what_was_sent_ahead_counts_for_a_while_only() {
        enter(Phase.UPLOAD, 0);
        send(1000 * RATE, 1);
        assertThat(pace.isOver(at(40))).isFalse();
        assertThat(pace.isOver(at(42))).isTrue();
    }

    @Test
    void the_rest_of_a_refused_body_is_not_waited_for_however_fast_it_comes() {
        enter(Phase.LINGER, 0);
        send(1000 * RATE, 3);
        assertThat(pace.isOver(at(4))).isFalse();
        send(1000 * RATE, 6);
        assertThat(pace.isOver(at(6))).isTrue();
    }

    @Test
    void a_client_that_the_server_keeps_waiting_owes_nothing() {
        enter(Phase.BODY, 0);
        pace.moved(1, at(1));
        assertThat(pace.isOver(at(1000))).isFalse();
        assertThat(pace.isAwaited()).isFalse();
        pace.nothingCame(at(1000));
        assertThat(pace.isOver(at(1010))).isFalse();
    }

    @Test
    void a_client_that_takes_nothing_uses_up_the_patience_but_no_deadline() {
        enter(Phase.BODY, 0);
        pace.moved(1, at(0));
        for (int second = 0; second < 1000; second += 10) {
            pace.nothingTaken(at(second));
            assertThat(pace.isOver(at(second + 9))).isFalse();
            pace.moved(10 * RATE, at(second + 10));
        }
        pace.nothingTaken(at(2000));
        assertThat(pace.isOver(at(2041))).isTrue();
    }

    @Test
    void of_two_clients_the_slower_one_is_further_behind() {
        ClientPace slow = new ClientPace(LIMITS, at(0));
        slow.moved(RATE, at(10));
        slow.nothingCame(at(10));
        ClientPace fast = new ClientPace(LIMITS, at(0));
        fast.moved(100 * ConnectionLimits.HEALTHY_RATE, at(10));
        fast.nothingCame(at(10));
        ClientPace fresh = new ClientPace(LIMITS, at(10));
        assertThat(slow.lag(at(11))).isGreaterThan(fresh.lag(at(11)));
        assertThat(fresh.lag(at(11))).isGreaterThan(fast.lag(at(11)));
    }

    @Test
    void as_many_connections_as_fit_into_a_part_of_the_heap() {
        assertThat(ConnectionLimits.mostConnectionsOf(320L << 20)).isEqualTo(640);
        assertThat(ConnectionLimits.mostConnectionsOf(1L << 20)).isEqualTo(200);
        assertThat(ConnectionLimits.mostConnectionsOf(1L << 40)).isEqualTo(8_000);
    }

    private void enter(Phase phase, int second) {
        pace.enter(phase, at(second));
    }

    /** Comes after a wait, and is waited on. */
    private void send(long bytes, int second) {
        pace.moved(bytes, at(second));
        pace.nothingCame(at(second));
    }

    private static long at(int second) {
        return Duration.ofSeconds(second).toNanos();
    }
}
