package almanac.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long refusals wait. */
class LoginThrottleTest {

    private static final int BURST = 3;
    private static final long START = Duration.ofHours(1).toNanos();

    private final LoginThrottle throttle = new LoginThrottle(BURST);

    @Test
    void a_burst_is_not_slowed_and_what_follows_comes_at_a_steady_rate() {
        for (int n = 0; n < BURST; n++) {
            assertThat(waitAfter(0)).isZero();
        }
        assertThat(waitAfter(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(waitAfter(0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(waitAfter(1)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void no_refusal_waits_for_very_long_and_a_source_that_gives_up_is_forgiven() {
        for (int n = 0; n < 1000; n++) {
            assertThat(waitAfter(0)).isLessThanOrEqualTo(LoginThrottle.LONGEST);
        }
        assertThat(waitAfter(BURST + 20)).isZero();
    }

    @Test
    void each_source_has_a_burst_of_its_own() {
        for (int n = 0; n < 10; n++) {
            waitAfter(0);
        }
        assertThat(throttle.wait("198.51.100.1", START)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "::1, 0:0:0:0:0:0:0:1",
        "<script>, unknown"
    })
    void a_source_is_an_address_or_a_network(String address, String source) {
        assertThat(LoginSource.of(address)).isEqualTo(source);
    }

    private Duration waitAfter(int seconds) {
        return throttle.wait("203.0.113.7", START + Duration.ofSeconds(seconds).toNanos());
    }
}
