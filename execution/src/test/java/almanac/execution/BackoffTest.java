package almanac.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final String JOB = "6530b3d45f1c9a2e8f4c0d1a";

    @Test
    void many_faults_in_a_short_time_are_borne_with_longer_pauses_each_time() {
        Backoff backoff = new Backoff(Duration.ofMinutes(1));
        assertThat(backoff.pause(JOB)).isZero();
        Duration before = Duration.ZERO;
        for (int fault = 0; fault < 5; fault++) {
            assertThat(backoff.isLost(JOB)).isFalse();
            assertThat(backoff.pause(JOB)).isGreaterThan(before);
            before = backoff.pause(JOB);
        }
    }

    @Test
    void faults_that_last_are_not() throws InterruptedException {
        Backoff backoff = new Backoff(Duration.ofMillis(20));
        assertThat(backoff.isLost(JOB)).isFalse();
        Thread.sleep(30);
        assertThat(backoff.isLost("another")).isFalse();
        assertThat(backoff.isLost(JOB)).isTrue();
    }

    @Test
    void what_went_well_meanwhile_begins_anew() throws InterruptedException {
        Backoff backoff = new Backoff(Duration.ofMillis(20));
        assertThat(backoff.isLost(JOB)).isFalse();
        Thread.sleep(30);
        backoff.isRestored(JOB);
        assertThat(backoff.isLost(JOB)).isFalse();
    }
}
