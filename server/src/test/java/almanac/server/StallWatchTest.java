package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StallWatchTest {

    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

    private final AtomicLong now = new AtomicLong();
    private final StallWatch watch = new StallWatch(LONGEST_STEP, now::get);

    @Test
    void a_run_that_gets_on_may_take_as_long_as_it_takes() {
        for (int step = 0; step < 20; step++) {
            pass(LONGEST_STEP);
            assertThat(watch.stalled()).isEmpty();
            watch.reached("step " + step);
        }
        assertThat(watch.stalled()).isEmpty();
    }

    @Test
    void a_run_that_is_stuck_is_told_of_with_the_last_step_that_it_reached() {
        watch.reached("flyway");
        pass(LONGEST_STEP.plusNanos(1));
        assertThat(watch.stalled())
                .hasValue("it got no further than flyway for 5 minutes;"
                        + " run it again when the machine has more time for it");
    }

    @Test
    void a_jvm_that_never_gets_to_its_first_step_is_stuck_too() {
        pass(LONGEST_STEP.multipliedBy(2));
        assertThat(watch.stalled())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("the start of the JVM"));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
