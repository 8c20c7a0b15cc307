package almanac.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {

    @Test
    void a_whole_run_measures_everything() {
        assertThat(plan()).isEqualTo(Plan.full());
        assertThat(plan("--quick")).isEqualTo(Plan.quick());
    }

    @Test
    void parts_clients_and_times_can_be_chosen() {
        Plan plan = plan("--parts=load,growth", "--clients=4,16", "--seconds=3", "--warm-up=20");
        assertThat(plan.parts()).containsExactlyInAnyOrder(Plan.Part.LOAD, Plan.Part.GROWTH);
        assertThat(plan.clients()).containsExactly(4, 16);
        assertThat(plan.each()).isEqualTo(Duration.ofSeconds(3));
        assertThat(plan.warmUp()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void more_clients_than_people_are_refused() {
        assertThatThrownBy(() -> plan("--clients=33")).isInstanceOf(BenchFailed.class);
    }

    @Test
    void words_that_are_not_understood_end_it() {
        assertThat(Bench.commandLine(bench()).execute("--parts=everything")).isEqualTo(2);
    }

    private static Plan plan(String... words) {
        Bench bench = bench();
        Bench.commandLine(bench).parseArgs(words);
        return bench.plan();
    }

    private static Bench bench() {
        return new Bench(Path.of("target"), List.of("almanac", "serve"), List.of());
    }
}
