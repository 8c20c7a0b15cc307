package almanac.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final String JOB = "6530b3d45f1c9a2e8f4c0d1a";

    @Test
    void many_faults_in_a_short_time_are_borne_with_longer_pauses_each_time() {
        Patience patience = new Patience(Duration.ofMinutes(1));
        assertThat(patience.pause(JOB)).isZero();
        Duration before = Duration.ZERO;
        for (int fault = 0; fault < 5; fault++) {
            assertThat(patience.isLost(JOB)).isFalse();
            assertThat(patience.pause(JOB)).isGreaterThan(before);
            before = patience.pause(JOB);
        }
    }

    @Test
    void faults_that_last_are_not() throws InterruptedException {
        Patience patience = new Patience(Duration.ofMillis(20));
        assertThat(patience.isLost(JOB)).isFalse();
        Thread.sleep(30);
        assertThat(patience.isLost("another")).isFalse();
        assertThat(patience.isLost(JOB)).isTrue();
    }

    @Test
    void what_went_well_meanwhile_begins_anew() throws InterruptedException {
        Patience patience = new Patience(Duration.ofMillis(20));
        assertThat(patience.isLost(JOB)).isFalse();
        Thread.sleep(30);
        patience.isRestored(JOB);
        assertThat(patience.isLost(JOB)).isFalse();
    }
}
